package io.holdfast.google;

import io.holdfast.engine.driver.chunked.ChunkedDriverContract;
import io.holdfast.engine.store.FoldersInContainer;
import io.holdfast.engine.store.ObjectStore;
import java.io.IOException;

/** What the chunked driver promises, on the stand-in for Google. */
class StandInDriverTest extends ChunkedDriverContract {

  @Override
  protected ObjectStore emptyStore() throws IOException {
    return new FoldersInContainer(StoreSetup.onStandIn().store());
  }
}
