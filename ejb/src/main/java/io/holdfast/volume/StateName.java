package io.holdfast.volume;

import io.holdfast.rbd.BackupSnapshots;
import java.time.Instant;

/**
 * Name of a state that a backup reads, as Cinder's Ceph driver writes it (drivers.md section 7):
 * {@code backup.<backup id>.snap.<time>}.
 *
 * @param text the whole name
 * @param backupId the backup
 */
public record StateName(String text, String backupId) {

  /** The name for a backup that begins now; time in seconds with five digits of a fraction. */
  static StateName of(String backupId, Instant now) {
    String text = BackupSnapshots.name(backupId, now);
    return new StateName(text, backupId);
  }
}
