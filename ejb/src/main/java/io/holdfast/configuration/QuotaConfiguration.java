package io.holdfast.configuration;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Limits of projects that have none of their own; -1 is no limit.
 *
 * @param volumes volumes of a project
 * @param snapshots snapshots of a project
 * @param gigabytes size of all volumes and snapshots of a project
 * @param backups backups of a project
 * @param backupGigabytes size of all backups of a project
 * @param perVolumeGigabytes size of one volume
 * @param groups volume groups of a project; shown to clients, there are none
 */
public record QuotaConfiguration(
    int volumes,
    int snapshots,
    int gigabytes,
    int backups,
    int backupGigabytes,
    int perVolumeGigabytes,
    int groups) {

  static final Setting<Integer> VOLUMES =
      new Setting<>(
          "holdfast.quota.volumes",
          "10",
          "count",
          "volumes of a project",
          Setting.count(-1, Integer.MAX_VALUE));

  static final Setting<Integer> SNAPSHOTS =
      new Setting<>(
          "holdfast.quota.snapshots",
          "10",
          "count",
          "snapshots of a project",
          Setting.count(-1, Integer.MAX_VALUE));

  static final Setting<Integer> GIGABYTES =
      new Setting<>(
          "holdfast.quota.gigabytes",
          "1000",
          "GiB",
          "size of all volumes and snapshots of a project",
          Setting.count(-1, Integer.MAX_VALUE));

  static final Setting<Integer> BACKUPS =
      new Setting<>(
          "holdfast.quota.backups",
          "10",
          "count",
          "backups of a project",
          Setting.count(-1, Integer.MAX_VALUE));

  static final Setting<Integer> BACKUP_GIGABYTES =
      new Setting<>(
          "holdfast.quota.backup-gigabytes",
          "1000",
          "GiB",
          "size of all backups of a project",
          Setting.count(-1, Integer.MAX_VALUE));

  static final Setting<Integer> PER_VOLUME_GIGABYTES =
      new Setting<>(
          "holdfast.quota.per-volume-gigabytes",
          "-1",
          "GiB",
          "size of one volume; -1 is no limit, here and in the other quotas",
          Setting.count(-1, Integer.MAX_VALUE));

  static final Setting<Integer> GROUPS =
      new Setting<>(
          "holdfast.quota.groups",
          "10",
          "count",
          "volume groups of a project; shown to clients, there are none",
          Setting.count(-1, Integer.MAX_VALUE));

  static final List<Setting<?>> SETTINGS =
      List.of(
          VOLUMES, SNAPSHOTS, GIGABYTES, BACKUPS, BACKUP_GIGABYTES, PER_VOLUME_GIGABYTES, GROUPS);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static QuotaConfiguration from(Config config) {
    return new QuotaConfiguration(
        VOLUMES.read(config),
        SNAPSHOTS.read(config),
        GIGABYTES.read(config),
        BACKUPS.read(config),
        BACKUP_GIGABYTES.read(config),
        PER_VOLUME_GIGABYTES.read(config),
        GROUPS.read(config));
  }
}
