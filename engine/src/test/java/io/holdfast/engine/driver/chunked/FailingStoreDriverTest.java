package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.store.FailingStore;
import io.holdfast.engine.store.FailingStore.Fate;
import io.holdfast.engine.store.MemoryObjectStore;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.RetrySettings;
import io.holdfast.engine.store.RetryingObjectStore;
import java.time.Duration;
import java.util.Random;

/**
 * All that the driver promises, over a store of which a fifth of the calls fail: before they are
 * done, after, or in the middle of what they give.
 */
class FailingStoreDriverTest extends ChunkedDriverContract {

  private static final RetrySettings PATIENT =
      new RetrySettings(20, Duration.ofNanos(1), Duration.ofNanos(2), Duration.ofMinutes(2));

  private final Random random = new Random(20261127);
  private final ObjectStore store =
      new RetryingObjectStore(
          new FailingStore(new MemoryObjectStore()).otherwise(this::fate), PATIENT);

  @Override
  protected ObjectStore emptyStore() {
    return store;
  }

  private Fate fate() {
    return switch (random.nextInt(15)) {
      case 0 -> Fate.NOT_DONE;
      case 1 -> Fate.DONE_BUT_UNSAID;
      case 2 -> Fate.CUT;
      default -> Fate.DONE;
    };
  }
}
