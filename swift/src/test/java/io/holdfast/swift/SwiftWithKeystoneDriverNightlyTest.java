package io.holdfast.swift;

import io.holdfast.engine.driver.chunked.ChunkedDriverContract;
import io.holdfast.engine.prerequisite.Prerequisite;
import io.holdfast.engine.store.FoldersInContainer;
import io.holdfast.engine.store.ObjectStore;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/**
 * What the chunked driver promises, on a Swift with Keystone. It differs from Swift with TempAuth
 * in its login only, which the store's own suite tests with every build.
 */
@Tag("nightly")
class SwiftWithKeystoneDriverNightlyTest extends ChunkedDriverContract {

  private static SwiftAndKeystone servers;

  private ObjectStore store;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Prerequisite.requireNightly("the chunked driver on Swift with Keystone");
    servers = SwiftAndKeystone.start();
  }

  @AfterAll
  static void stop() {
    if (servers != null) {
      servers.close();
    }
  }

  @Override
  protected ObjectStore emptyStore() throws IOException {
    if (store == null) {
      store = new FoldersInContainer(servers.store());
    }
    return store;
  }
}
