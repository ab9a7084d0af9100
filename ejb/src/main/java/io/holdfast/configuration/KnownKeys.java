package io.holdfast.configuration;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** All keys there are, and the search for those that are not. */
public final class KnownKeys {

  /** Every setting there always is, in the order of the documentation. */
  public static final List<Setting<?>> SETTINGS =
      Stream.of(
              NodeConfiguration.SETTINGS,
              VolumesConfiguration.SETTINGS,
              BackendsConfiguration.SETTINGS,
              TargetsConfiguration.SETTINGS,
              CephConfiguration.SETTINGS,
              DataPathConfiguration.SETTINGS,
              JobsConfiguration.SETTINGS,
              QuotaConfiguration.SETTINGS,
              MessagesConfiguration.SETTINGS,
              ProducersConfiguration.SETTINGS,
              ApiConfiguration.SETTINGS,
              KeystoneConfiguration.SETTINGS,
              TokenConfiguration.SETTINGS)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  /** Variables of the launcher and of the server's own configuration, which share the prefix. */
  static final Set<String> SERVER_VARIABLES =
      Set.of(
          "HOLDFAST_ONCE",
          "HOLDFAST_DATA",
          "HOLDFAST_DATABASE_URL",
          "HOLDFAST_DATABASE_USER",
          "HOLDFAST_DATABASE_PASSWORD",
          "HOLDFAST_DATABASE_PORT",
          "HOLDFAST_BROKER_HOST",
          "HOLDFAST_BROKER_PORT",
          "HOLDFAST_BROKER_USER",
          "HOLDFAST_BROKER_PASSWORD",
          "HOLDFAST_MESSAGING_PORT",
          "HOLDFAST_MESSAGING_KEYSTORE",
          "HOLDFAST_MESSAGING_KEYSTORE_PASSWORD",
          "HOLDFAST_PORT_OFFSET",
          "HOLDFAST_JOBS_MAX",
          "HOLDFAST_HEAP",
          "HOLDFAST_DIRECT_MEMORY",
          "HOLDFAST_NODE_IDENTIFIER",
          "HOLDFAST_CONSOLE_PASSWORD");

  private KnownKeys() {}

  /**
   * The names under our prefix that mean nothing, in order.
   *
   * @param names what the configuration holds; a variable stands there in its own form, and in
   *     lower case with dots besides
   * @param settings what it may hold
   */
  static Set<String> unknown(Iterable<String> names, List<Setting<?>> settings) {
    Set<String> keys = names(settings, Setting::key);
    Set<String> variables = names(settings, Setting::environmentName);
    Set<String> given = new TreeSet<>();
    names.forEach(given::add);
    Set<String> unknown = new TreeSet<>();
    for (String name : given) {
      String variable = Setting.environmentName(name);
      boolean known = variables.contains(variable) || SERVER_VARIABLES.contains(variable);
      boolean ofVariable = known && given.contains(variable);
      boolean ours = name.startsWith(Setting.PREFIX) || name.startsWith("HOLDFAST_");
      if (ours && !keys.contains(name) && !ofVariable) {
        unknown.add(name);
      }
    }
    return unknown;
  }

  /** Every setting there is with the backends and targets that a configuration names. */
  static List<Setting<?>> settings(Config config) {
    return Stream.of(
            SETTINGS.stream(),
            BackendsConfiguration.from(config).settings(),
            TargetsConfiguration.from(config).settings())
        .<Setting<?>>flatMap(settings -> settings)
        .toList();
  }

  private static Set<String> names(List<Setting<?>> settings, Function<Setting<?>, String> form) {
    return settings.stream().map(form).collect(Collectors.toUnmodifiableSet());
  }
}
