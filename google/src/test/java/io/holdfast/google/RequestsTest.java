package io.holdfast.google;

import io.holdfast.engine.driver.chunked.RequestsContract;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.google.standin.SharedStandIn;
import java.io.IOException;
import java.net.URI;

/** Requests to the stand-in for Google. */
class RequestsTest extends RequestsContract {

  @Override
  protected URI server() {
    return SharedStandIn.get().address();
  }

  @Override
  protected ObjectStore store(URI address) throws IOException {
    return new StoreSetup(address).store();
  }
}
