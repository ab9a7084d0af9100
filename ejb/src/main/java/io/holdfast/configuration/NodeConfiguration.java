package io.holdfast.configuration;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Who this node is.
 *
 * @param host name of this node, unique among all nodes and kept over restarts
 * @param availabilityZone zone of this node; jobs stay in their zone
 */
public record NodeConfiguration(String host, String availabilityZone) {

  static final Setting<String> HOST =
      new Setting<>(
          "holdfast.host",
          "holdfast-1",
          "name",
          "name of this node, unique among all nodes and kept over restarts",
          Setting::name);

  static final Setting<String> ZONE =
      new Setting<>(
          "holdfast.availability-zone",
          "nova",
          "name",
          "zone of this node; jobs stay in their zone",
          Setting::name);

  static final List<Setting<?>> SETTINGS = List.of(HOST, ZONE);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static NodeConfiguration from(Config config) {
    return new NodeConfiguration(HOST.read(config), ZONE.read(config));
  }
}
