package io.holdfast.swift;

import io.holdfast.engine.store.FoldersInContainer;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.ObjectStoreContract;
import java.io.IOException;
import java.util.Optional;

/** What every store promises, on Swift with TempAuth. */
class SwiftStoreTest extends ObjectStoreContract {

  @Override
  protected ObjectStore emptyStore() throws IOException {
    return new FoldersInContainer(
        SharedSwift.store(SharedSwift.login(SharedSwift.server(), RealSwift.USER), true));
  }

  /** Swift looks before it writes: of puts at the same moment more than one can win. */
  @Override
  protected boolean refusesOverwritesInARace() {
    return false;
  }

  @Override
  protected int moreThanAPage() {
    return 250;
  }

  @Override
  protected Optional<ObjectStore> storeThatMakesNoContainers() throws IOException {
    return Optional.of(
        SharedSwift.store(SharedSwift.login(SharedSwift.server(), RealSwift.USER), false));
  }
}
