package io.holdfast.configuration;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * The REST API.
 *
 * @param auth who checks callers: keystone asks the Identity service; noauth lets everybody act as
 *     administrator, on loopback only
 * @param publicEndpoint address that links show; empty takes the address of the request
 */
public record ApiConfiguration(String auth, String publicEndpoint) {

  private static final String NOAUTH = "noauth";
  private static final String KEYSTONE = "keystone";

  static final Setting<String> AUTH =
      new Setting<>(
          "holdfast.auth",
          NOAUTH,
          "noauth or keystone",
          "who checks callers: the Identity service, or nobody; noauth lets everybody act as administrator, on loopback only",
          Setting.oneOf(NOAUTH, KEYSTONE));

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

  /** True if nobody checks callers. */
  public boolean noauth() {
    return auth.equals(NOAUTH);
  }
}
