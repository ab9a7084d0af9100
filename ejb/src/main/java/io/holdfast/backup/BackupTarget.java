package io.holdfast.backup;

import io.holdfast.engine.driver.BackupDriver;

/** The target that this node stores backups in. Threads: any. */
public interface BackupTarget {

  /** The driver for the target. */
  BackupDriver driver();

  /** The word in the rows of the target's backups: the full name of Cinder's class. */
  default String service() {
    return driver().service();
  }

  /**
   * True if every worker reaches the target; otherwise only the node that wrote a backup reads it.
   */
  boolean shared();
}
