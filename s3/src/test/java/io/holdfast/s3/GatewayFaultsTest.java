package io.holdfast.s3;

import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.RequestLimits;
import io.holdfast.engine.store.fault.StoreFaultsContract;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/** What a store makes of bad days, on radosgw. */
class GatewayFaultsTest extends StoreFaultsContract {

  @Override
  protected URI server() {
    return SharedGateway.gateway().endpoint();
  }

  @Override
  protected ObjectStore store(URI address) throws IOException {
    Duration patience = Duration.ofSeconds(2);
    RequestLimits limits = new RequestLimits(patience, patience, 64 << 10, 10);
    return new StoreSetup(address, SharedGateway.key()).limits(limits).store();
  }

  @Override
  protected String newContainer() {
    return "f" + UUID.randomUUID().toString().substring(0, 12);
  }
}
