package io.holdfast.google;

import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.RequestLimits;
import io.holdfast.engine.store.fault.StoreFaultsContract;
import io.holdfast.google.standin.SharedStandIn;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/** What a store makes of bad days, on the stand-in for Google. */
class StandInFaultsTest extends StoreFaultsContract {

  @Override
  protected URI server() {
    return SharedStandIn.get().address();
  }

  @Override
  protected ObjectStore store(URI address) throws IOException {
    Duration patience = Duration.ofSeconds(2);
    RequestLimits limits = new RequestLimits(patience, patience, 64 << 10, 10);
    return new StoreSetup(address).limits(limits).store();
  }

  @Override
  protected String newContainer() {
    return "f" + UUID.randomUUID().toString().substring(0, 12);
  }

  @Override
  protected String putMethod() {
    return "POST";
  }

  @Override
  protected String digestHeader() {
    return null;
  }
}
