package io.holdfast.google;

import io.holdfast.engine.driver.chunked.CinderBackupsContract;
import io.holdfast.engine.store.ObjectStore;
import java.io.IOException;

/** Cinder's backups in a bucket of the stand-in for Google. */
class CinderBackupsTest extends CinderBackupsContract {

  @Override
  protected ObjectStore store() throws IOException {
    return StoreSetup.onStandIn().store();
  }

  @Override
  protected String service() {
    return "cinder.backup.drivers.gcs.GoogleBackupDriver";
  }
}
