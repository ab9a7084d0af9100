package io.holdfast.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a backup target can be, with the options of each. */
public enum TargetType {
  POSIX(ObjectOptions.and(PosixOptions.ALL)),
  CEPH(CephOptions.OF_BACKUPS),
  NFS(ObjectOptions.and(NfsOptions.ALL)),
  GLUSTERFS(ObjectOptions.and(GlusterfsOptions.ALL)),
  SWIFT(ObjectOptions.and(SwiftOptions.ALL)),
  S3(ObjectOptions.and(S3Options.ALL)),
  TSM(TsmOptions.ALL),
  GOOGLE(ObjectOptions.and(GoogleOptions.ALL));

  private final List<NamedOption<?>> options;

  TargetType(List<NamedOption<?>> options) {
    this.options = options;
  }

  /** The word of the configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public List<NamedOption<?>> options() {
    return options;
  }

  /** The words of all types, for the documentation. */
  static String words() {
    return Arrays.stream(values()).map(TargetType::word).collect(Collectors.joining(" or "));
  }

  static TargetType of(String word) {
    return Arrays.stream(values())
        .filter(type -> type.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be " + words()));
  }
}
