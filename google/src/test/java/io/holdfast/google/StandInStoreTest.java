package io.holdfast.google;

import io.holdfast.engine.store.FoldersInContainer;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.ObjectStoreContract;
import java.io.IOException;
import java.util.Optional;

/** What every store promises, on the stand-in for Google, with the longest pages that it has. */
class StandInStoreTest extends ObjectStoreContract {

  @Override
  protected ObjectStore emptyStore() throws IOException {
    return new FoldersInContainer(StoreSetup.onStandIn().store());
  }

  @Override
  protected Optional<ObjectStore> storeThatMakesNoContainers() throws IOException {
    return Optional.of(
        new FoldersInContainer(StoreSetup.onStandIn().withoutMakingBuckets().store()));
  }
}
