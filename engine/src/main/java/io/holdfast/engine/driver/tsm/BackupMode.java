package io.holdfast.engine.driver.tsm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What TSM takes a backup's data for; the words are those of the service metadata. */
public enum BackupMode {
  /** A block device, which the client reads itself. */
  IMAGE,
  /** A regular file. */
  FILE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<BackupMode> of(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
  }
}
