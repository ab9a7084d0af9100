package io.holdfast.engine.driver;

import io.holdfast.engine.device.BlockDevice;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Stores a device as a backup in one target, and gives it back.
 *
 * <p>Threads: one driver serves all jobs of a node at the same time. Failures: {@link
 * BackupRefusedException} for what the caller must change (nothing was written), {@link
 * DamagedBackupException} for stored data that is not what was stored, any other {@link
 * IOException} for a target or device that failed. A driver never returns normally unless
 * everything it was asked to store is durable, or everything it was asked to restore was checked
 * and written.
 */
public interface BackupDriver {

  /** The {@code service} of the backup's row: the full name of Cinder's class for this target. */
  String service();

  /**
   * Chooses where a backup is to lie. The caller makes the result durable before {@link #backup},
   * so that whatever is written can be found and deleted after a crash.
   *
   * @param parent the parent's record for an incremental, null for a full backup
   * @param requestedContainer what the user asked for, or null; untrusted
   * @param jobStart start of this attempt; the name of the objects contains it to the second
   * @throws BackupRefusedException if the container is not acceptable
   */
  BackupLocation locate(
      BackupRecord backup, BackupRecord parent, String requestedContainer, Instant jobStart)
      throws IOException;

  /**
   * True if several records can name the same data, because container and service metadata alone
   * say which they are; false if the backup's id says it too.
   */
  default boolean recordsCanShareData() {
    return true;
  }

  /**
   * Whether an incremental on a parent can be made from a device. If not, the caller locates the
   * backup again as a full one, and says so.
   *
   * @param parent the parent's record
   * @param source the device that is to be backed up
   */
  default boolean canFollow(BackupRecord parent, BlockDevice source) throws IOException {
    return true;
  }

  /**
   * Stores the whole device, or what changed since the parent.
   *
   * @param backup with container and serviceMetadata from {@link #locate}
   * @param parent the parent's record for an incremental, null for a full backup
   * @return what was stored; everything is durable
   */
  BackupResult backup(
      BackupRecord backup, BackupRecord parent, BlockDevice source, JobControl control)
      throws IOException;

  /**
   * Writes the state that the newest member of the chain holds to the target, checks every digest,
   * and makes the rest of a larger target zero. The target's former content does not matter.
   *
   * @param chain oldest (the full backup) first, never empty
   */
  RestoreResult restore(List<BackupRecord> chain, BlockDevice target, JobControl control)
      throws IOException;

  /**
   * Reads a backup back without a device and checks every digest.
   *
   * @param chain oldest first
   */
  RestoreResult verify(List<BackupRecord> chain, JobControl control) throws IOException;

  /**
   * Reads what lies at the place that a record names. Checks that it is one whole backup whose
   * objects are all there, but reads no data.
   *
   * @param untrusted container and serviceMetadata may be anything
   * @throws BackupRefusedException if the place cannot be one of a backup
   * @throws DamagedBackupException if there is no whole backup
   */
  StoredDescription describe(BackupRecord untrusted) throws IOException;

  /** Removes everything the backup stored; objects already gone are no error. */
  void delete(BackupRecord backup, JobControl control) throws IOException;

  /** Cheap check that the target can be reached and written; for health and start. */
  void checkTarget() throws IOException;
}
