package io.holdfast.swift;

import io.holdfast.engine.driver.chunked.CinderBackupsContract;
import io.holdfast.engine.store.ObjectStore;
import java.io.IOException;

/** Cinder's backups in a container of Swift. */
class CinderBackupsTest extends CinderBackupsContract {

  @Override
  protected ObjectStore store() throws IOException {
    return SharedSwift.store(SharedSwift.login(SharedSwift.server(), RealSwift.USER), true);
  }

  @Override
  protected String service() {
    return "cinder.backup.drivers.swift.SwiftBackupDriver";
  }
}
