package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.driver.BackupLocation;
import io.holdfast.engine.driver.BackupRecord;
import java.time.Instant;

/**
 * Names in folders: POSIX, NFS and GlusterFS.
 *
 * @param service the full name of Cinder's class for the target
 */
public record PosixLayout(String service) implements ChunkedLayout {

  /** Names in folders of a POSIX target. */
  public PosixLayout() {
    this("cinder.backup.drivers.posix.PosixBackupDriver");
  }

  @Override
  public BackupLocation locate(BackupRecord backup, String requestedContainer, Instant jobStart) {
    String container =
        requestedContainer == null || requestedContainer.isEmpty()
            ? defaultContainer(backup.id())
            : requestedContainer;
    String prefix =
        "volume_%s_%s_backup_%s"
            .formatted(backup.volumeId(), PrefixStamp.of(jobStart), backup.id());
    return new BackupLocation(container, prefix);
  }

  private static String defaultContainer(String id) {
    return id.substring(0, 2) + "/" + id.substring(2, 4) + "/" + id;
  }
}
