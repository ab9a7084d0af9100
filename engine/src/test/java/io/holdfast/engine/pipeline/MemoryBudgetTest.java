package io.holdfast.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.holdfast.engine.device.StuckDeviceException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MemoryBudgetTest {

  private static final int PART = 64 << 10;

  private final MemoryBudget budget = new MemoryBudget(4 * PART);

  @Test
  void givesDirectBuffersOfTheExactSizeAndTakesThemBackOnce() throws IOException {
    Lease lease = budget.acquire(1000);
    assertThat(lease.buffer().isDirect()).isTrue();
    assertThat(lease.buffer().capacity()).isEqualTo(1000);
    assertThat(budget.freeBytes()).isLessThanOrEqualTo(4 * PART - 1000);
    lease.close();
    lease.close();
    assertThat(budget.freeBytes()).isEqualTo(4 * PART);
  }

  @Test
  void usesBuffersAgain() throws IOException {
    Lease first = budget.acquire(PART);
    var buffer = first.buffer();
    buffer.position(5);
    first.close();
    try (Lease second = budget.acquire(PART)) {
      assertThat(second.buffer()).isSameAs(buffer);
      assertThat(second.buffer().position()).isZero();
    }
  }

  @Test
  void refusesWhatItCouldNeverHoldAndSaysWhatToDo() {
    assertThatThrownBy(() -> budget.acquire(4 * PART + 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("memory budget")
        .hasMessageContaining("Raise the budget");
    assertThat(budget.freeBytes()).isEqualTo(4 * PART);
  }

  @Test
  void waitsForMemoryAndGoesOnWhenThereIsSome() throws Exception {
    Lease all = budget.acquire(4 * PART);
    CountDownLatch got = new CountDownLatch(1);
    Thread waiting = new Thread(() -> acquireAndClose(PART, got::countDown));
    waiting.start();
    assertThat(got.await(200, TimeUnit.MILLISECONDS)).isFalse();
    all.close();
    assertThat(got.await(10, TimeUnit.SECONDS)).isTrue();
    waiting.join();
    assertThat(budget.freeBytes()).isEqualTo(4 * PART);
  }

  private void acquireAndClose(int bytes, Runnable then) {
    try (Lease lease = budget.acquire(bytes)) {
      assertThat(lease.buffer().capacity()).isEqualTo(bytes);
      then.run();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void firstComeFirstServedSoThatLargeRequestsAreNotPassedBy() throws Exception {
    Lease most = budget.acquire(3 * PART);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    Thread large = new Thread(() -> acquireAndClose(4 * PART, () -> order.add("large")));
    large.start();
    awaitWaiting(large);
    Thread small = new Thread(() -> acquireAndClose(PART, () -> order.add("small")));
    small.start();
    awaitWaiting(small);

    most.close();
    large.join();
    small.join();

    assertThat(order).containsExactly("large", "small");
  }

  private static void awaitWaiting(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.WAITING) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  @Test
  void anInterruptedWaitEndsAndTakesNothing() throws Exception {
    Lease all = budget.acquire(4 * PART);
    List<Throwable> ends = Collections.synchronizedList(new ArrayList<>());
    Thread waiting = new Thread(() -> ends.add(failureOf(PART)));
    waiting.start();
    awaitWaiting(waiting);
    waiting.interrupt();
    waiting.join();
    all.close();
    assertThat(ends).singleElement().isInstanceOf(InterruptedIOException.class);
    assertThat(budget.freeBytes()).isEqualTo(4 * PART);
  }

  private Throwable failureOf(int bytes) {
    return catchThrowable(() -> budget.acquire(bytes));
  }

  @Test
  void memoryThatStuckDevicesMayUseComesBackWhenTheLastLetsGo() throws IOException {
    CompletableFuture<Void> first = new CompletableFuture<>();
    CompletableFuture<Void> second = new CompletableFuture<>();
    IOException failure = new IOException("broken", new StuckDeviceException("one", first));
    failure.addSuppressed(new UncheckedIOException(new StuckDeviceException("another", second)));
    Lease lease = budget.acquire(PART);
    assertThat(catchThrowable(() -> lease.use(memory -> fail(failure)))).isSameAs(failure);
    lease.close();
    assertThat(budget.freeBytes()).isEqualTo(3 * PART);
    first.complete(null);
    assertThat(budget.freeBytes()).isEqualTo(3 * PART);
    second.complete(null);
    assertThat(budget.freeBytes()).isEqualTo(4 * PART);
  }

  @Test
  void memoryComesBackOnceHoweverTheWorkWithItEnds() throws IOException {
    Lease good = budget.acquire(PART);
    assertThat((int) good.use(ByteBuffer::capacity)).isEqualTo(PART);
    good.close();
    Lease bad = budget.acquire(PART);
    IOException harmless = new IOException("harmless");
    assertThat(catchThrowable(() -> bad.use(memory -> fail(harmless)))).isSameAs(harmless);
    bad.close();
    assertThat(budget.freeBytes()).isEqualTo(4 * PART);
  }

  private static Void fail(IOException failure) throws IOException {
    throw failure;
  }
}
