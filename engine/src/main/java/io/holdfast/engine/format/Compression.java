package io.holdfast.engine.format;

import java.util.List;
import java.util.Locale;

/** How an object's bytes are compressed (chunked-format.md section 2). */
public enum Compression {
  NONE("none", "off", "no"),
  ZLIB("zlib", "gzip"),
  BZIP2("bz2", "bzip2"),
  ZSTD("zstd");

  private final List<String> labels;

  Compression(String... labels) {
    this.labels = List.of(labels);
  }

  /** The label that we write. */
  public String label() {
    return labels.get(0);
  }

  /**
   * The compression a label names, in any case.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Compression ofLabel(String label) {
    String wanted = label.toLowerCase(Locale.ROOT);
    for (Compression compression : values()) {
      if (compression.labels.contains(wanted)) {
        return compression;
      }
    }
    throw new IllegalArgumentException("unsupported compression algorithm " + label);
  }
}
