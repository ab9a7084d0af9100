package io.holdfast.s3;

import io.holdfast.engine.driver.chunked.RequestsContract;
import io.holdfast.engine.store.ObjectStore;
import java.io.IOException;
import java.net.URI;

/** Requests to radosgw. */
class RequestsTest extends RequestsContract {

  @Override
  protected URI server() {
    return SharedGateway.gateway().endpoint();
  }

  @Override
  protected ObjectStore store(URI address) throws IOException {
    return new StoreSetup(address, SharedGateway.key()).store();
  }
}
