package io.holdfast.swift;

import io.holdfast.engine.driver.chunked.ChunkedDriverContract;
import io.holdfast.engine.store.FoldersInContainer;
import io.holdfast.engine.store.ObjectStore;
import java.io.IOException;

/** What the chunked driver promises, on Swift. */
class SwiftDriverTest extends ChunkedDriverContract {

  private ObjectStore store;

  @Override
  protected ObjectStore emptyStore() throws IOException {
    if (store == null) {
      store =
          new FoldersInContainer(
              SharedSwift.store(SharedSwift.login(SharedSwift.server(), RealSwift.USER), true));
    }
    return store;
  }
}
