package io.holdfast.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The REST API.
 *
 * @param auth who checks callers: keystone asks the Identity service; noauth lets everybody act as
 *     administrator, on loopback only
 * @param publicEndpoint address that links show; empty takes the address of the request
 * @param disableFile while this file is there, the health check says that the node is out of
 *     service; empty for none
 */
public record ApiConfiguration(String auth, String publicEndpoint, Optional<Path> disableFile) {

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

  static final Setting<Optional<Path>> DISABLE_FILE =
      new Setting<>(
          "holdfast.disable-file",
          "",
          "file or empty",
          "while this file is there, `/healthcheck` answers 503, so that a load balancer sends no more requests to this node",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));

  static final List<Setting<?>> SETTINGS = List.of(AUTH, PUBLIC_ENDPOINT, DISABLE_FILE);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static ApiConfiguration from(Config config) {
    return new ApiConfiguration(
        AUTH.read(config), PUBLIC_ENDPOINT.read(config), DISABLE_FILE.read(config));
  }

  /** True if nobody checks callers. */
  public boolean noauth() {
    return auth.equals(NOAUTH);
  }
}
