package io.holdfast.configuration;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Producers of messages.
 *
 * @param grants the projects for which each user of the broker may act; {@code *} is all
 * @param remember how long a request is remembered, so that it is not done twice
 */
public record ProducersConfiguration(Map<String, Set<String>> grants, Duration remember) {

  private static final String ALL = "*";

  static final Setting<Map<String, Set<String>>> GRANTS =
      new Setting<>(
          "holdfast.producers",
          "",
          "user=project,project;user=project or empty",
          "the projects for which users of the broker may ask for work by messages; * is every project",
          ProducersConfiguration::grants);

  static final Setting<Duration> REMEMBER =
      new Setting<>(
          "holdfast.producers.remember",
          "168h",
          "duration",
          "how long a request by message is remembered, so that a second one with its id gets the same answer",
          Durations.atLeast(Duration.ofMinutes(1)));

  static final List<Setting<?>> SETTINGS = List.of(GRANTS, REMEMBER);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static ProducersConfiguration from(Config config) {
    return new ProducersConfiguration(GRANTS.read(config), REMEMBER.read(config));
  }

  /** True if the user may act for the project. */
  public boolean permits(String user, String project) {
    Set<String> projects = grants.getOrDefault(user, Set.of());
    return projects.contains(ALL) || projects.contains(project);
  }

  static Map<String, Set<String>> grants(String text) {
    Map<String, Set<String>> grants = new LinkedHashMap<>();
    for (String grant : text.isEmpty() ? new String[0] : text.split(";", -1)) {
      String[] sides = grant.split("=", -1);
      if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
        throw new IllegalArgumentException("must name a user, =, and projects in each part");
      }
      Set<String> projects =
          Arrays.stream(sides[1].split(",")).map(String::strip).collect(Collectors.toSet());
      if (grants.put(sides[0].strip(), projects) != null) {
        throw new IllegalArgumentException("must name each user once");
      }
    }
    return Map.copyOf(grants);
  }
}
