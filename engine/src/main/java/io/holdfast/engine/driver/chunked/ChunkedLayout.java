package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.driver.BackupLocation;
import io.holdfast.engine.driver.BackupRecord;
import java.time.Instant;

/** How a kind of target names containers and prefixes (chunked-format.md section 1). */
public interface ChunkedLayout {

  /** The full name of Cinder's class for the target. */
  String service();

  /**
   * Names the place of a backup.
   *
   * @param requestedContainer what the user asked for, or null
   * @param jobStart goes into the prefix, to the second
   */
  BackupLocation locate(BackupRecord backup, String requestedContainer, Instant jobStart);
}
