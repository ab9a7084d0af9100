package io.holdfast.engine.store;

class MemoryObjectStoreTest extends ObjectStoreContract {

  @Override
  protected ObjectStore emptyStore() {
    return new MemoryObjectStore();
  }
}
