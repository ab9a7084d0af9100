package io.holdfast.target;

import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.configuration.TargetType;
import io.holdfast.configuration.TsmOptions;
import io.holdfast.engine.driver.tsm.TsmSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** Nodes of IBM's TSM, which every node reaches through its own client. */
@ApplicationScoped
public class TsmTargets implements TargetOpener {

  /** The client and its staging file are read and written in order, so more would not be faster. */
  private static final int WINDOW_BYTES = 4 << 20;

  @Inject private BackupDrivers drivers;

  @Override
  public TargetType type() {
    return TargetType.TSM;
  }

  /** Does not call the client yet: this server starts without TSM, too. */
  @Override
  public BackupTarget open(TargetConfiguration target) throws IOException {
    return new BackupTarget(target.name(), drivers.tsm(settings(target)), true);
  }

  /**
   * The settings of a target.
   *
   * @throws IOException if names of backups could not be made of them
   */
  static TsmSettings settings(TargetConfiguration target) throws IOException {
    try {
      TsmSettings settings =
          new TsmSettings(
              target.get(TsmOptions.PROGRAM),
              target.get(TsmOptions.OPTIONS_FILE).orElse(null),
              target.get(TsmOptions.PREFIX),
              target.get(TsmOptions.MODE),
              target.get(TsmOptions.COMPRESSION),
              target.get(TsmOptions.STAGING),
              target.get(TsmOptions.DEVICES),
              target.get(TsmOptions.RESERVE).bytes(),
              target.get(TsmOptions.TRANSFER_LIMIT),
              target.get(TsmOptions.CALL_LIMIT),
              WINDOW_BYTES);
      settings.requireShortNames();
      return settings;
    } catch (IllegalArgumentException unusable) {
      throw new IOException(unusable.getMessage(), unusable);
    }
  }
}
