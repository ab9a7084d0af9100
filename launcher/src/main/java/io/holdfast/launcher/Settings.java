package io.holdfast.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the environment says to the launcher (docs/OPERATIONS.md). Everything else in the
 * environment is handed on to the server, which reads its own part of it.
 *
 * @param data folder that keeps everything between runs, absolute
 * @param once end after the first backup has been compared
 * @param portOffset added to the server's ports
 * @param databasePort port of the embedded database
 * @param heap the heap of the server, as Java writes it
 * @param directMemory the server's largest direct memory, as Java writes it
 * @param environment the whole environment
 */
public record Settings(
    Path data,
    boolean once,
    int portOffset,
    int databasePort,
    String heap,
    String directMemory,
    Map<String, String> environment) {

  private static final int HTTP = 8080;
  private static final int MANAGEMENT = 9990;
  private static final String MEMORY = "[1-9][0-9]*[mMgG]";

  public Settings {
    environment = Map.copyOf(environment);
  }

  /** Reads the environment; throws IllegalArgumentException naming a variable that is no use. */
  public static Settings from(Map<String, String> environment) {
    Settings settings = read(environment);
    if (settings.once() && settings.needsTokens()) {
      throw refused("HOLDFAST_ONCE", "1", "0 with keystone: a first backup would need a token");
    }
    return settings;
  }

  private static Settings read(Map<String, String> environment) {
    return new Settings(
        Path.of(environment.getOrDefault("HOLDFAST_DATA", "data")).toAbsolutePath().normalize(),
        flag(environment, "HOLDFAST_ONCE"),
        number(environment, "HOLDFAST_PORT_OFFSET", 0, 50_000),
        number(environment, "HOLDFAST_DATABASE_PORT", 15_432, 65_535),
        memory(environment, "HOLDFAST_HEAP", "512m"),
        memory(environment, "HOLDFAST_DIRECT_MEMORY", "768m"),
        environment);
  }

  /** Port of the API. */
  public int httpPort() {
    return HTTP + portOffset;
  }

  /** Port of management, console and health. */
  public int managementPort() {
    return MANAGEMENT + portOffset;
  }

  /** The API's address, to which {@code /v3/<project>} is added. */
  public String api() {
    return "http://127.0.0.1:" + httpPort() + "/volume";
  }

  /** True if the operator brings a database. */
  public boolean ownDatabase() {
    return isSet("HOLDFAST_DATABASE_URL");
  }

  /** True if the operator brings a broker. */
  public boolean ownBroker() {
    return isSet("HOLDFAST_BROKER_HOST");
  }

  /** True if callers need tokens of the Identity service, of which the launcher has none. */
  public boolean needsTokens() {
    return environment.getOrDefault("HOLDFAST_AUTH", "").equals("keystone");
  }

  /** Folder of the volume files. */
  public Path volumes() {
    return folder("HOLDFAST_VOLUMES_PATH", "volumes");
  }

  /** Root of the backup repository. */
  public Path backups() {
    return folder("HOLDFAST_TARGET_POSIX_PATH", "backups");
  }

  /** Folder of the logs that the launcher keeps; the server's own lie in {@link #server()}. */
  public Path logs() {
    return data.resolve("log");
  }

  /** The server's base folder: its configuration, deployment, journal and logs. */
  public Path server() {
    return data.resolve("server");
  }

  /** The same with some variables set anew. */
  public Settings with(Map<String, String> changes) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(changes);
    return from(all);
  }

  private Path folder(String variable, String name) {
    return isSet(variable)
        ? Path.of(environment.get(variable)).toAbsolutePath().normalize()
        : data.resolve(name);
  }

  private boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isBlank();
  }

  private static boolean flag(Map<String, String> environment, String variable) {
    String text = environment.getOrDefault(variable, "");
    return switch (text) {
      case "", "0" -> false;
      case "1" -> true;
      default -> throw refused(variable, text, "0 or 1");
    };
  }

  private static int number(
      Map<String, String> environment, String variable, int otherwise, int most) {
    String text = environment.getOrDefault(variable, "");
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > most) {
      throw refused(variable, text, "a number from 0 to " + most);
    }
    return Integer.parseInt(text);
  }

  private static String memory(Map<String, String> environment, String variable, String otherwise) {
    String text = environment.getOrDefault(variable, "");
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches(MEMORY)) {
      throw refused(variable, text, "a number with m or g");
    }
    return text;
  }

  private static IllegalArgumentException refused(String variable, String text, String rule) {
    return new IllegalArgumentException(variable + "=" + text + ": must be " + rule + ".");
  }
}
