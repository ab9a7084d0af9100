package io.holdfast.s3;

import io.holdfast.engine.driver.chunked.CinderBackupsContract;
import io.holdfast.engine.store.ObjectStore;
import java.io.IOException;

/** Cinder's backups in a bucket of radosgw. */
class CinderBackupsTest extends CinderBackupsContract {

  @Override
  protected ObjectStore store() throws IOException {
    return StoreSetup.onGateway().store();
  }

  @Override
  protected String service() {
    return "cinder.backup.drivers.s3.S3BackupDriver";
  }
}
