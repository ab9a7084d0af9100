package io.holdfast.s3;

import io.holdfast.engine.store.FoldersInContainer;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.ObjectStoreContract;
import java.io.IOException;
import java.util.Optional;

/** What every store promises, on radosgw. */
class GatewayStoreTest extends ObjectStoreContract {

  @Override
  protected ObjectStore emptyStore() throws IOException {
    return new FoldersInContainer(StoreSetup.onGateway().page(50).store());
  }

  @Override
  protected int moreThanAPage() {
    return 120;
  }

  @Override
  protected Optional<ObjectStore> storeThatMakesNoContainers() throws IOException {
    return Optional.of(
        new FoldersInContainer(StoreSetup.onGateway().withoutMakingBuckets().store()));
  }
}
