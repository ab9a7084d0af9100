package io.holdfast.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoundedTasksTest {

  private final ExecutorService executor = Executors.newFixedThreadPool(8);
  private final List<Integer> taken = new ArrayList<>();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void takesResultsInTheOrderTheTasksWereGiven() throws IOException {
    try (BoundedTasks<Integer> tasks = new BoundedTasks<>(executor, 4, taken::add)) {
      for (int number = 0; number < 20; number++) {
        int mine = number;
        tasks.submit(
            () -> {
              TimeUnit.MILLISECONDS.sleep(mine % 3 == 0 ? 20 : 1);
              return mine;
            });
      }
      tasks.finish();
    }
    assertThat(taken).hasSize(20).isSorted();
  }

  /** Or progress would be told only at the end of a job of few tasks. */
  @Test
  void resultsAreTakenAlthoughThereAreMorePlaces() throws Exception {
    try (BoundedTasks<Integer> tasks = new BoundedTasks<>(executor, 64, taken::add)) {
      tasks.submit(() -> 1);
      while (taken.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(1);
        tasks.awaitPlace();
      }
      assertThat(taken).containsExactly(1);
    }
  }

  @Test
  void neverRunsMoreAtOnceThanAllowed() throws IOException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (BoundedTasks<Integer> tasks = new BoundedTasks<>(executor, 3, taken::add)) {
      for (int number = 0; number < 30; number++) {
        tasks.submit(
            () -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              TimeUnit.MILLISECONDS.sleep(2);
              return running.decrementAndGet();
            });
      }
      tasks.finish();
    }
    assertThat(most).hasValueBetween(2, 3);
  }

  @Test
  void aFailureIsReportedWithItsReasonAndNothingRunsAfterwards() {
    AtomicInteger ended = new AtomicInteger();
    CountDownLatch other = new CountDownLatch(1);
    assertThatThrownBy(
            () -> {
              try (BoundedTasks<Integer> tasks = new BoundedTasks<>(executor, 4, taken::add)) {
                tasks.submit(
                    () -> {
                      other.await();
                      throw new IOException("no space left");
                    });
                tasks.submit(
                    () -> {
                      other.countDown();
                      TimeUnit.MILLISECONDS.sleep(50);
                      return ended.incrementAndGet();
                    });
                tasks.finish();
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
    assertThat(ended).hasValue(1);
    assertThat(taken).isEmpty();
  }

  @Test
  void aBugInATaskIsReportedToo() {
    assertThatThrownBy(
            () -> {
              try (BoundedTasks<Integer> tasks = new BoundedTasks<>(executor, 1, taken::add)) {
                tasks.submit(() -> List.of(1).get(5));
                tasks.finish();
              }
            })
        .isInstanceOf(IOException.class)
        .hasRootCauseInstanceOf(IndexOutOfBoundsException.class);
  }
}
