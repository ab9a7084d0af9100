package io.holdfast.configuration;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * The REST API.
 *
 * @param auth who checks callers; noauth lets everybody act as administrator and is for development
 *     on loopback
 * @param publicEndpoint address that links show; empty takes the address of the request
 */
public record ApiConfiguration(String auth, String publicEndpoint) {

  static final Setting<String> AUTH =
      new Setting<>(
          "holdfast.auth",
          "noauth",
          "noauth",
          "who checks callers; noauth lets everybody act as administrator and is for development on loopback",
          Setting.oneOf("noauth"));

  static final Setting<String> PUBLIC_ENDPOINT =
      new Setting<>(
          "holdfast.public-endpoint",
          "",
          "address or empty",
          "address that links show; empty takes the address of the request",
          text -> text);

  static final List<Setting<?>> SETTINGS = List.of(AUTH, PUBLIC_ENDPOINT);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static ApiConfiguration from(Config config) {
    return new ApiConfiguration(AUTH.read(config), PUBLIC_ENDPOINT.read(config));
  }
}
