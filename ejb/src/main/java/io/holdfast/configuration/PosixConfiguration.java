package io.holdfast.configuration;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * The POSIX backup target.
 *
 * @param path root of the backup repository
 */
public record PosixConfiguration(Path path) {

  static final Setting<Path> PATH =
      new Setting<>(
          "holdfast.posix.path",
          "data/backups",
          "folder",
          "root of the backup repository",
          Path::of);

  static final List<Setting<?>> SETTINGS = List.of(PATH);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static PosixConfiguration from(Config config) {
    return new PosixConfiguration(PATH.read(config));
  }
}
