package io.holdfast.backup;

import io.holdfast.engine.driver.BackupDriver;
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

  static void check(BackupDriver driver, Backup backup, String container) {
    if (container == null) {
      return;
    }
    try {
      driver.locate(backup.record(null), null, container, Instant.now());
    } catch (BackupRefusedException refused) {
      throw RequestRefusedException.badRequest("Invalid container: " + refused.getMessage());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
