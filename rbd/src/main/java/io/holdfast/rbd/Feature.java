package io.holdfast.rbd;

import java.util.Set;

/** Features of images (drivers.md section 7). */
public enum Feature {
  LAYERING(1),
  STRIPING(2),
  EXCLUSIVE_LOCK(4),
  OBJECT_MAP(8),
  FAST_DIFF(16),
  DEEP_FLATTEN(32),
  JOURNALING(64);

  private final long bit;

  Feature(long bit) {
    this.bit = bit;
  }

  static long bits(Set<Feature> features) {
    return features.stream().mapToLong(feature -> feature.bit).sum();
  }

  static boolean in(long bits, Feature feature) {
    return (bits & feature.bit) != 0;
  }
}
