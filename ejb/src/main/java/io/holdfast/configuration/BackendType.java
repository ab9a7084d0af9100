package io.holdfast.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What volumes can lie on, with the options of each. */
public enum BackendType {
  FILES(List.of()),
  RBD(CephOptions.OF_VOLUMES);

  private final List<NamedOption<?>> options;

  BackendType(List<NamedOption<?>> options) {
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
    return Arrays.stream(values()).map(BackendType::word).collect(Collectors.joining(" or "));
  }

  static BackendType of(String word) {
    return Arrays.stream(values())
        .filter(type -> type.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be " + words()));
  }
}
