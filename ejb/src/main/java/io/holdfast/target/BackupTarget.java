package io.holdfast.target;

import io.holdfast.engine.driver.BackupDriver;

/**
 * A target that this node stores backups in. Threads: any.
 *
 * @param name how backups name it
 * @param driver stores and gives back
 * @param shared true if every worker reaches the target; otherwise only the node that wrote a
 *     backup reads it
 */
public record BackupTarget(String name, BackupDriver driver, boolean shared) {

  /** The word in the rows of the target's backups: the full name of Cinder's class. */
  public String service() {
    return driver.service();
  }
}
