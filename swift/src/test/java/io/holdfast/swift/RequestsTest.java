package io.holdfast.swift;

import io.holdfast.engine.driver.chunked.RequestsContract;
import io.holdfast.engine.store.ObjectStore;
import java.io.IOException;
import java.net.URI;

/** Requests to Swift, without those that ask for tokens. */
class RequestsTest extends RequestsContract {

  @Override
  protected URI server() {
    return SharedSwift.server().address();
  }

  @Override
  protected ObjectStore store(URI address) throws IOException {
    return SharedSwift.store(SharedSwift.loginThrough(SharedSwift.server(), address), true);
  }
}
