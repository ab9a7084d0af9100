package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.driver.BackupLocation;
import io.holdfast.engine.driver.BackupRecord;
import java.time.Instant;

/**
 * Names in one container or bucket for all backups: Swift, S3 and Google (chunked-format.md section
 * 1).
 *
 * @param service the full name of Cinder's class for the target
 * @param container of backups that name none
 * @param zone availability zone of this node
 */
public record BucketLayout(String service, String container, String zone) implements ChunkedLayout {

  @Override
  public BackupLocation locate(BackupRecord backup, String requestedContainer, Instant jobStart) {
    boolean named = requestedContainer != null && !requestedContainer.isEmpty();
    String prefix =
        "volume_%s/%s/az_%s_backup_%s"
            .formatted(backup.volumeId(), PrefixStamp.of(jobStart), zone, backup.id());
    return new BackupLocation(named ? requestedContainer : container, prefix);
  }
}
