package io.holdfast.configuration;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Options of a target that is a container of OpenStack Swift. */
public final class SwiftOptions {

  private static final Function<String, Duration> SECONDS =
      Durations.atLeast(Duration.ofSeconds(1));

  public static final NamedOption<String> AUTH =
      new NamedOption<>(
          "auth",
          "tempauth",
          "tempauth or keystone",
          "who gives tokens: Swift itself (version 1 of its authentication) or the Identity service (version 3)",
          Setting.oneOf("tempauth", "keystone"));

  public static final NamedOption<URI> AUTH_URL =
      new NamedOption<>(
          "auth-url",
          "",
          "address",
          "where tokens are asked for, as http://host:8080/auth/v1.0 or http://host:5000/v3; must be set",
          OptionRules::address);

  public static final NamedOption<String> USER =
      new NamedOption<>(
          "user",
          "",
          "word",
          "the user, with tempauth as account:user; must be set",
          OptionRules::needed);

  public static final NamedOption<Secret> KEY =
      new NamedOption<>(
          "key",
          "",
          "secret",
          "key or password of the user, best as a variable; must be set",
          Secret::new);

  public static final NamedOption<String> USER_DOMAIN =
      new NamedOption<>(
          "user-domain",
          "Default",
          "word",
          "domain of the user, with keystone",
          OptionRules::needed);

  public static final NamedOption<String> PROJECT =
      new NamedOption<>(
          "project",
          "service",
          "word",
          "project whose account is used, with keystone",
          OptionRules::needed);

  public static final NamedOption<String> PROJECT_DOMAIN =
      new NamedOption<>(
          "project-domain",
          "Default",
          "word",
          "domain of the project, with keystone",
          OptionRules::needed);

  public static final NamedOption<String> SERVICE_TYPE =
      new NamedOption<>(
          "service-type",
          "object-store",
          "word",
          "type of the service in the catalogue, with keystone",
          OptionRules::needed);

  public static final NamedOption<String> ENDPOINT_TYPE =
      new NamedOption<>(
          "endpoint-type",
          "public",
          "public, internal or admin",
          "which endpoint of the catalogue is used, with keystone",
          Setting.oneOf("public", "internal", "admin"));

  public static final NamedOption<Optional<String>> REGION =
      new NamedOption<>(
          "region",
          "",
          "word or empty",
          "region of the endpoint in the catalogue; empty takes the first",
          OptionRules.ifSet(text -> text));

  public static final NamedOption<Optional<URI>> STORAGE_URL =
      new NamedOption<>(
          "storage-url",
          "",
          "address or empty",
          "address of the account; empty takes the one that is given with the token",
          OptionRules.ifSet(OptionRules::address));

  public static final NamedOption<String> CONTAINER =
      new NamedOption<>(
          "container",
          "volumebackups",
          "name",
          "the container of backups that name none",
          OptionRules::needed);

  public static final NamedOption<Boolean> CREATE_CONTAINER =
      new NamedOption<>(
          "create-container",
          "true",
          "true or false",
          "whether a container that is missing is made",
          OptionRules.TRUE_OR_FALSE);

  public static final NamedOption<Optional<String>> STORAGE_POLICY =
      new NamedOption<>(
          "storage-policy",
          "",
          "word or empty",
          "storage policy of containers that are made; empty takes the server's",
          OptionRules.ifSet(text -> text));

  public static final NamedOption<Integer> LIST_PAGE =
      new NamedOption<>(
          "list-page",
          "1000",
          "count",
          "names that one answer to a listing has at the most",
          Setting.count(1, 10_000));

  public static final NamedOption<Duration> CONNECT_TIME =
      new NamedOption<>(
          "connect-time", "10s", "duration", "longest wait for a connection", SECONDS);

  public static final NamedOption<Duration> TIMEOUT =
      new NamedOption<>(
          "timeout",
          "60s",
          "duration",
          "longest wait for an answer, and longest silence in the middle of one; a fifth of a second more for each of many deletes",
          SECONDS);

  static final List<NamedOption<?>> ALL =
      List.of(
          AUTH,
          AUTH_URL,
          USER,
          KEY,
          USER_DOMAIN,
          PROJECT,
          PROJECT_DOMAIN,
          SERVICE_TYPE,
          ENDPOINT_TYPE,
          REGION,
          STORAGE_URL,
          CONTAINER,
          CREATE_CONTAINER,
          STORAGE_POLICY,
          LIST_PAGE,
          CONNECT_TIME,
          TIMEOUT,
          RequestOptions.LEAST_RATE,
          RequestOptions.VERIFY_TLS,
          RequestOptions.CA_FILE);

  private SwiftOptions() {}
}
