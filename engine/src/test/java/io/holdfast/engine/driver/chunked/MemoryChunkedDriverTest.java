package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.store.MemoryObjectStore;
import io.holdfast.engine.store.ObjectStore;

class MemoryChunkedDriverTest extends ChunkedDriverContract {

  @Override
  protected ObjectStore emptyStore() {
    return new MemoryObjectStore();
  }
}
