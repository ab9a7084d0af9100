package io.holdfast.quota;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a quota limits (api.md section 7), in the order that answers have. */
public enum QuotaResource {
  VOLUMES("volumes"),
  /** Size of one volume; nothing adds up, so it has no usage. */
  PER_VOLUME_GIGABYTES("per_volume_gigabytes"),
  SNAPSHOTS("snapshots"),
  GIGABYTES("gigabytes"),
  BACKUPS("backups"),
  BACKUP_GIGABYTES("backup_gigabytes"),
  VOLUMES_OF_TYPE("volumes___DEFAULT__", VOLUMES),
  GIGABYTES_OF_TYPE("gigabytes___DEFAULT__", GIGABYTES),
  SNAPSHOTS_OF_TYPE("snapshots___DEFAULT__", SNAPSHOTS),
  /** Volume groups, of which there are none. */
  GROUPS("groups");

  private final String word;
  private final QuotaResource usage;

  QuotaResource(String word) {
    this(word, null);
  }

  QuotaResource(String word, QuotaResource usage) {
    this.word = word;
    this.usage = usage;
  }

  /** The word as the API and the database have it. */
  public String word() {
    return word;
  }

  /**
   * The resource whose usage this limits: itself, or all volumes for what the API calls those of
   * the default type: types have no quotas of their own.
   */
  public QuotaResource usage() {
    return usage == null ? this : usage;
  }

  /** True if there is a usage that grows and shrinks. */
  public boolean counted() {
    return this != PER_VOLUME_GIGABYTES && this != GROUPS;
  }

  /** Everything that limits the usage of this one. */
  List<QuotaResource> limits() {
    return Arrays.stream(values()).filter(resource -> resource.usage() == this).toList();
  }

  /** The value for a word of the API; empty if there is none. */
  public static Optional<QuotaResource> of(String word) {
    return Arrays.stream(values()).filter(resource -> resource.word.equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return word;
  }
}
