package io.holdfast.configuration;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Volumes as sparse files in a folder.
 *
 * @param path folder of the volume and snapshot files, on this node
 * @param temporaryVolume back up a volume in use from a temporary volume instead of a temporary
 *     snapshot
 */
public record VolumesConfiguration(Path path, boolean temporaryVolume) {

  static final Setting<Path> PATH =
      new Setting<>(
          "holdfast.volumes.path",
          "data/volumes",
          "folder",
          "folder of the volume and snapshot files, on this node",
          Path::of);

  static final Setting<Boolean> TEMPORARY =
      new Setting<>(
          "holdfast.volumes.temporary-volume",
          "false",
          "true or false",
          "back up a volume in use from a temporary volume instead of a temporary snapshot",
          text -> Boolean.valueOf(Setting.oneOf("true", "false").apply(text)));

  static final List<Setting<?>> SETTINGS = List.of(PATH, TEMPORARY);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static VolumesConfiguration from(Config config) {
    return new VolumesConfiguration(PATH.read(config), TEMPORARY.read(config));
  }
}
