package io.holdfast.s3;

import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.ObjectStoreContract;
import java.io.IOException;

/** What every store promises, on radosgw. */
class GatewayStoreTest extends ObjectStoreContract {

  @Override
  protected ObjectStore emptyStore() throws IOException {
    return new FoldersInBucket(StoreSetup.onGateway().store());
  }
}
