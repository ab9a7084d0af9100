package io.holdfast.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Options of backends and targets that lie in a pool of a Ceph cluster. */
public final class CephOptions {

  public static final NamedOption<List<String>> MONITORS =
      new NamedOption<>(
          "monitors",
          "",
          "host:port with commas between",
          "the cluster's monitors; must be set",
          CephOptions::monitors);

  public static final NamedOption<String> CLUSTER =
      new NamedOption<>("cluster", "ceph", "name", "the cluster's name", Setting::name);

  public static final NamedOption<Boolean> AUTHENTICATION =
      new NamedOption<>(
          "authentication",
          "true",
          "true or false",
          "whether the cluster asks for a key",
          text -> Boolean.valueOf(Setting.oneOf("true", "false").apply(text)));

  public static final NamedOption<String> VOLUMES_USER =
      new NamedOption<>("user", "cinder", "name", "the user, without client.", Setting::name);

  public static final NamedOption<String> VOLUMES_POOL =
      new NamedOption<>("pool", "volumes", "name", "the pool of the volumes", Setting::name);

  public static final NamedOption<String> SECRET =
      new NamedOption<>(
          "secret-uuid",
          "",
          "name",
          "libvirt's name of the key, given to those who attach volumes",
          optional(Setting::name));

  public static final NamedOption<Integer> STATES =
      new NamedOption<>(
          "states",
          "4",
          "count",
          "snapshots that each volume keeps for its next incrementals; an incremental of an older one reads the whole volume",
          Setting.count(1, 100));

  static final List<NamedOption<?>> OF_VOLUMES =
      List.of(MONITORS, CLUSTER, AUTHENTICATION, VOLUMES_USER, VOLUMES_POOL, SECRET, STATES);

  public static final NamedOption<String> BACKUPS_USER =
      new NamedOption<>(
          "user", "cinder-backup", "name", "the user, without client.", Setting::name);

  public static final NamedOption<String> BACKUPS_POOL =
      new NamedOption<>(
          "pool", "backups", "name", "the pool of backups that name no container", Setting::name);

  public static final NamedOption<Boolean> JOURNALING =
      new NamedOption<>(
          "journaling",
          "false",
          "true or false",
          "whether images of backups keep a journal, for mirroring",
          text -> Boolean.valueOf(Setting.oneOf("true", "false").apply(text)));

  static final List<NamedOption<?>> OF_BACKUPS =
      List.of(MONITORS, CLUSTER, AUTHENTICATION, BACKUPS_USER, BACKUPS_POOL, JOURNALING);

  private CephOptions() {}

  private static List<String> monitors(String text) {
    List<String> monitors = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    String form = "(\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9.-]+):\\d{1,5}";
    if (!monitors.stream().allMatch(monitor -> monitor.matches(form))) {
      throw new IllegalArgumentException(
          "must be monitors as host:port, IPv6 addresses in brackets");
    }
    return monitors;
  }

  private static Function<String, String> optional(Function<String, String> rule) {
    return text -> text.isEmpty() ? text : rule.apply(text);
  }
}
