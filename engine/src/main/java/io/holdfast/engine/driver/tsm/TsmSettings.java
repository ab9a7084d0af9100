package io.holdfast.engine.driver.tsm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/**
 * How TSM is used.
 *
 * @param program the client, a name on the PATH or a path
 * @param optionsFile what the client reads instead of its own {@code dsm.opt}, or null
 * @param prefix what the names of backups begin with
 * @param mode how new backups are stored
 * @param compression whether the client compresses
 * @param stagingFolder where data lie while the client has to do with them; of this node alone, and
 *     part of the name of each backup in TSM, so the same path on all nodes
 * @param deviceFolder where block devices get the name that they are stored by
 * @param reserveBytes what must stay free in the staging folder
 * @param transferLimit how long the client may take to store or fetch a backup
 * @param callLimit how long any other call of it may take
 * @param windowBytes what is read or written at once
 */
public record TsmSettings(
    String program,
    Path optionsFile,
    String prefix,
    BackupMode mode,
    boolean compression,
    Path stagingFolder,
    Path deviceFolder,
    long reserveBytes,
    Duration transferLimit,
    Duration callLimit,
    int windowBytes) {

  /** Cinder's column for service metadata, and ours. */
  private static final int METADATA_LENGTH = 255;

  /**
   * Checks what becomes part of names.
   *
   * @throws IllegalArgumentException naming the rule
   */
  public TsmSettings {
    if (!prefix.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,31}")) {
      throw new IllegalArgumentException(
          "The prefix must be up to 32 letters, digits, dots, dashes or underscores.");
    }
    stagingFolder = plain(stagingFolder);
    deviceFolder = plain(deviceFolder);
  }

  private static Path plain(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    if (!TsmPlace.isPlain(absolute.toString())) {
      throw new IllegalArgumentException(
          "TSM reads some characters as wildcards, so %s must be of letters, digits and ._@:+=,~- only."
              .formatted(absolute));
    }
    return absolute;
  }

  /**
   * Returns if the service metadata of every backup fits the column.
   *
   * @throws IllegalArgumentException if the staging folder or the prefix are too long
   */
  public void requireShortNames() {
    int length = TsmPlace.planned(this, new UUID(0, 0).toString()).serviceMetadata().length();
    if (length > METADATA_LENGTH) {
      throw new IllegalArgumentException(
          "The service metadata of a backup would have %d characters, but only %d fit: choose a shorter staging folder or prefix."
              .formatted(length, METADATA_LENGTH));
    }
  }
}
