package io.holdfast.swift;

import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.fault.StoreFaultsContract;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/** What the store makes of the bad days of a real Swift. */
class SwiftFaultsTest extends StoreFaultsContract {

  @Override
  protected URI server() {
    return SharedSwift.server().address();
  }

  @Override
  protected ObjectStore store(URI address) throws IOException {
    return SharedSwift.store(
        SharedSwift.loginThrough(SharedSwift.server(), address), true, Duration.ofSeconds(2));
  }

  @Override
  protected String newContainer() {
    return "faults-" + UUID.randomUUID();
  }
}
