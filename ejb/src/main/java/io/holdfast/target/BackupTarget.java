package io.holdfast.target;

import io.holdfast.engine.driver.BackupDriver;
import java.util.Map;

/**
 * A target that this node stores backups in. Threads: any.
 *
 * @param name how backups name it
 * @param driver stores and gives back
 * @param shared true if every worker reaches the target; otherwise only the node that wrote a
 *     backup reads it
 */
public record BackupTarget(String name, BackupDriver driver, boolean shared) {

  /** Classes that Cinder has moved, with where they are now (drivers.md section 5). */
  private static final Map<String, String> FORMER =
      Map.of("cinder.backup.drivers.google.GoogleBackupDriver", GoogleTargets.SERVICE);

  /** The word in the rows of the target's backups: the full name of Cinder's class. */
  public String service() {
    return driver.service();
  }

  /**
   * Whether records of a service can lie here.
   *
   * @param service as a record says it, perhaps by the name that a former Cinder gave its class
   */
  public boolean isOf(String service) {
    return service().equals(FORMER.getOrDefault(service, service));
  }
}
