package io.holdfast.target;

import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.configuration.TargetType;
import java.io.IOException;

/** Opens targets of one type. Implementations are application-scoped beans. */
interface TargetOpener {

  /** The type that this opens. */
  TargetType type();

  /**
   * Opens a target for the life of the server.
   *
   * @throws IOException if it cannot be used, naming what to do
   */
  BackupTarget open(TargetConfiguration target) throws IOException;
}
