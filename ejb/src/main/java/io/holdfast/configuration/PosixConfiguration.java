package io.holdfast.configuration;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * The POSIX backup target.
 *
 * @param path root of the backup repository
 * @param shared true if the folder is one and the same on every node
 */
public record PosixConfiguration(Path path, boolean shared) {

  static final Setting<Path> PATH =
      new Setting<>(
          "holdfast.posix.path",
          "data/backups",
          "folder",
          "root of the backup repository",
          Path::of);

  static final Setting<Boolean> SHARED =
      new Setting<>(
          "holdfast.posix.shared",
          "false",
          "true or false",
          "whether the folder is one and the same on every node",
          text -> Boolean.valueOf(Setting.oneOf("true", "false").apply(text)));

  static final List<Setting<?>> SETTINGS = List.of(PATH, SHARED);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static PosixConfiguration from(Config config) {
    return new PosixConfiguration(PATH.read(config), SHARED.read(config));
  }
}
