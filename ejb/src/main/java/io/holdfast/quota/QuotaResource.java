package io.holdfast.quota;

import java.util.List;

/**
 * What a quota limits (api.md section 7).
 *
 * @param word as the API and the database have it
 * @param whole for what is limited for one volume type: the same for all types; else null
 * @param type the volume type, or null
 */
public record QuotaResource(String word, QuotaResource whole, String type) {

  public static final QuotaResource VOLUMES = of("volumes");

  /** Size of one volume; nothing adds up, so it has no usage. */
  public static final QuotaResource PER_VOLUME_GIGABYTES = of("per_volume_gigabytes");

  public static final QuotaResource SNAPSHOTS = of("snapshots");
  public static final QuotaResource GIGABYTES = of("gigabytes");
  public static final QuotaResource BACKUPS = of("backups");
  public static final QuotaResource BACKUP_GIGABYTES = of("backup_gigabytes");

  /** Volume groups, of which there are none. */
  public static final QuotaResource GROUPS = of("groups");

  /** Those that are limited for each volume type too. */
  static final List<QuotaResource> TYPED = List.of(VOLUMES, GIGABYTES, SNAPSHOTS);

  private static QuotaResource of(String word) {
    return new QuotaResource(word, null, null);
  }

  /** The same for one volume type only. */
  public QuotaResource ofType(String typeName) {
    return new QuotaResource(word + "_" + typeName, this, typeName);
  }

  /** True if it is limited for one volume type. */
  public boolean typed() {
    return whole != null;
  }

  /** The same for all types; itself if it is not of one. */
  QuotaResource ofAllTypes() {
    return whole == null ? this : whole;
  }

  /** True if there is a usage that grows and shrinks. */
  public boolean counted() {
    return !equals(PER_VOLUME_GIGABYTES) && !equals(GROUPS);
  }

  @Override
  public String toString() {
    return word;
  }
}
