package io.holdfast.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PlacesTest {

  private static final int BYTES = 64 << 10;

  private final MemoryBudget budget = new MemoryBudget(BYTES);
  private final Places places = new Places(4);

  private CompletableFuture<Room> takeElsewhere(int wanted) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return places.take(wanted);
          } catch (IOException failure) {
            throw new AssertionError(failure);
          }
        });
  }

  private static void assertWaits(CompletableFuture<Room> taking) {
    assertThatThrownBy(() -> taking.get(50, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void whoeverNeedsMoreThanIsFreeWaits() throws Exception {
    Room large = places.take(3);
    Room small = places.take(1);
    CompletableFuture<Room> waiting = takeElsewhere(2);
    small.close();
    assertWaits(waiting);
    large.close();
    waiting.get(10, TimeUnit.SECONDS).close();
  }

  @Test
  void placesAndMemoryComeBackOnceHoweverOftenTheRoomIsClosed() throws Exception {
    Room room = places.take(4, budget, BYTES);
    assertThat(room.<Integer>use(memory -> memory.capacity())).isEqualTo(BYTES);
    CompletableFuture<Room> waiting = takeElsewhere(4);
    room.close();
    room.close();
    waiting.get(10, TimeUnit.SECONDS);
    assertWaits(takeElsewhere(1));
    assertThat(budget.freeBytes()).isEqualTo(BYTES);
  }

  @Test
  void whatCouldNeverBeHeldTakesNoPlace() throws Exception {
    assertThatThrownBy(() -> places.take(4, budget, 2 * BYTES)).hasMessageContaining("budget");
    places.take(4).close();
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    Room all = places.take(4);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> places.take(1)).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    all.close();
    places.take(4).close();
  }
}
