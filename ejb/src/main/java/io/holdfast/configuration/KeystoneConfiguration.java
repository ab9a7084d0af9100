package io.holdfast.configuration;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * The Identity service, and the user as which it is asked.
 *
 * @param authUrl address of the Identity service, without a slash at the end; empty if there is
 *     none
 * @param publicUrl address that refused clients are told
 * @param username user as which tokens are validated
 * @param password its password
 * @param userDomain name of the user's domain
 * @param project name of the project in which the user has the role service
 * @param projectDomain name of the project's domain
 * @param connectLimit longest wait for a connection
 * @param requestLimit longest wait for an answer, the connection included
 * @param attempts how often a request is tried if its connection breaks or does not come in time
 */
public record KeystoneConfiguration(
    String authUrl,
    String publicUrl,
    String username,
    Secret password,
    String userDomain,
    String project,
    String projectDomain,
    Duration connectLimit,
    Duration requestLimit,
    int attempts) {

  static final Setting<String> AUTH_URL =
      new Setting<>(
          "holdfast.keystone.auth-url",
          "",
          "address or empty",
          "address of the Identity service, with or without /v3; needed with keystone",
          KeystoneConfiguration::address);

  static final Setting<String> PUBLIC_URL =
      new Setting<>(
          "holdfast.keystone.public-url",
          "",
          "address or empty",
          "address of the Identity service that refused clients are told; empty takes auth-url",
          KeystoneConfiguration::address);

  static final Setting<String> USERNAME =
      new Setting<>(
          "holdfast.keystone.username",
          "holdfast",
          "name",
          "user as which tokens are validated",
          text -> text);

  static final Setting<Secret> PASSWORD =
      new Setting<>(
          "holdfast.keystone.password",
          "",
          "secret",
          "password of that user, best as the variable HOLDFAST_KEYSTONE_PASSWORD; needed with keystone",
          Secret::new);

  static final Setting<String> USER_DOMAIN =
      new Setting<>(
          "holdfast.keystone.user-domain", "Default", "name", "domain of that user", text -> text);

  static final Setting<String> PROJECT =
      new Setting<>(
          "holdfast.keystone.project",
          "service",
          "name",
          "project in which that user has the role service",
          text -> text);

  static final Setting<String> PROJECT_DOMAIN =
      new Setting<>(
          "holdfast.keystone.project-domain",
          "Default",
          "name",
          "domain of that project",
          text -> text);

  static final Setting<Duration> CONNECT_LIMIT =
      new Setting<>(
          "holdfast.keystone.connect-limit",
          "3s",
          "duration",
          "longest wait for a connection to the Identity service",
          Durations.atLeast(Duration.ofMillis(10)));

  static final Setting<Duration> REQUEST_LIMIT =
      new Setting<>(
          "holdfast.keystone.request-limit",
          "10s",
          "duration",
          "longest wait for an answer of the Identity service, all attempts together",
          Durations.atLeast(Duration.ofMillis(10)));

  static final Setting<Integer> ATTEMPTS =
      new Setting<>(
          "holdfast.keystone.attempts",
          "3",
          "count",
          "how often a request to the Identity service is tried if its connection breaks or does not come in time",
          Setting.count(1, 10));

  static final List<Setting<?>> SETTINGS =
      List.of(
          AUTH_URL,
          PUBLIC_URL,
          USERNAME,
          PASSWORD,
          USER_DOMAIN,
          PROJECT,
          PROJECT_DOMAIN,
          CONNECT_LIMIT,
          REQUEST_LIMIT,
          ATTEMPTS);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static KeystoneConfiguration from(Config config) {
    String authUrl = AUTH_URL.read(config);
    String publicUrl = PUBLIC_URL.read(config);
    return new KeystoneConfiguration(
        authUrl,
        publicUrl.isEmpty() ? authUrl : publicUrl,
        USERNAME.read(config),
        PASSWORD.read(config),
        USER_DOMAIN.read(config),
        PROJECT.read(config),
        PROJECT_DOMAIN.read(config),
        CONNECT_LIMIT.read(config),
        REQUEST_LIMIT.read(config),
        ATTEMPTS.read(config));
  }

  /** The address below which version 3 of the Identity API lies. */
  public String versionUrl() {
    return authUrl.endsWith("/v3") ? authUrl : authUrl + "/v3";
  }

  private static String address(String text) {
    String plain = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    if (!plain.isEmpty() && (!plain.matches("https?://.+") || !isPlain(URI.create(plain)))) {
      throw new IllegalArgumentException("must be http or https with a host and perhaps a path");
    }
    return plain;
  }

  private static boolean isPlain(URI address) {
    return address.getHost() != null
        && address.getUserInfo() == null
        && address.getQuery() == null
        && address.getFragment() == null;
  }
}
