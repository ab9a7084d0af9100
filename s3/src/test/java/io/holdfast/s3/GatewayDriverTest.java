package io.holdfast.s3;

import io.holdfast.engine.driver.chunked.ChunkedDriverContract;
import io.holdfast.engine.store.FoldersInContainer;
import io.holdfast.engine.store.ObjectStore;
import java.io.IOException;

/** What the chunked driver promises, on radosgw. */
class GatewayDriverTest extends ChunkedDriverContract {

  @Override
  protected ObjectStore emptyStore() throws IOException {
    return new FoldersInContainer(StoreSetup.onGateway().store());
  }
}
