package io.holdfast.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * How tokens of the Identity service are used.
 *
 * @param cacheLife how long a token is taken as valid without asking again; zero is not at all
 * @param cacheSize tokens that are remembered
 * @param serviceRoles roles of which a service token has one, in lower case
 * @param serviceTypes types of this service in access rules of application credentials
 */
public record TokenConfiguration(
    Duration cacheLife, int cacheSize, Set<String> serviceRoles, Set<String> serviceTypes) {

  static final Setting<Duration> CACHE_LIFE =
      new Setting<>(
          "holdfast.tokens.cache-life",
          "300s",
          "duration",
          "how long a token is taken as valid without asking again, and a revoked one goes on working; 0s asks always",
          Durations.atLeast(Duration.ZERO));

  static final Setting<Integer> CACHE_SIZE =
      new Setting<>(
          "holdfast.tokens.cache-size",
          "10000",
          "count",
          "tokens that are remembered; the ones used longest ago are forgotten first",
          Setting.count(1, 1_000_000));

  static final Setting<Set<String>> SERVICE_ROLES =
      new Setting<>(
          "holdfast.tokens.service-roles",
          "service",
          "names with commas between",
          "roles of which the token in X-Service-Token must have one",
          names(text -> text.toLowerCase(Locale.ROOT)));

  static final Setting<Set<String>> SERVICE_TYPES =
      new Setting<>(
          "holdfast.tokens.service-types",
          "block-storage,volumev3",
          "names with commas between",
          "types under which access rules of application credentials mean this service",
          names(text -> text));

  static final List<Setting<?>> SETTINGS =
      List.of(CACHE_LIFE, CACHE_SIZE, SERVICE_ROLES, SERVICE_TYPES);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static TokenConfiguration from(Config config) {
    return new TokenConfiguration(
        CACHE_LIFE.read(config),
        CACHE_SIZE.read(config),
        SERVICE_ROLES.read(config),
        SERVICE_TYPES.read(config));
  }

  private static Function<String, Set<String>> names(Function<String, String> form) {
    return text -> {
      Set<String> names =
          Stream.of(text.split(","))
              .map(String::strip)
              .filter(name -> !name.isEmpty())
              .map(form)
              .collect(Collectors.toUnmodifiableSet());
      if (names.isEmpty()) {
        throw new IllegalArgumentException("must name at least one");
      }
      return names;
    };
  }
}
