package io.holdfast.backup;

import io.holdfast.engine.driver.BackupDriver;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.BackupRefusedException;
import io.holdfast.fault.RequestRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * Asks the driver whether the container that a user named is acceptable, before anything changes.
 */
final class ContainerRule {

  private ContainerRule() {}

  /**
   * Checks the container.
   *
   * @param parent what an incremental follows on, or null
   * @param container what the user asked for, or null
   * @throws RequestRefusedException 400
   */
  static void check(BackupDriver driver, Backup backup, BackupRecord parent, String container) {
    if (container == null) {
      return;
    }
    try {
      driver.locate(backup.record(null), parent, container, Instant.now());
    } catch (BackupRefusedException refused) {
      throw RequestRefusedException.badRequest("Invalid container: " + refused.getMessage());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
