package io.holdfast.engine.store;

import static io.holdfast.engine.store.FailingStore.Fate.CUT;
import static io.holdfast.engine.store.FailingStore.Fate.DONE;
import static io.holdfast.engine.store.FailingStore.Fate.DONE_BUT_UNSAID;
import static io.holdfast.engine.store.FailingStore.Fate.NOT_DONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryingObjectStoreTest extends ObjectStoreContract {

  private static final RetrySettings QUICK =
      new RetrySettings(3, Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofSeconds(20));

  private final MemoryObjectStore memory = new MemoryObjectStore();
  private final FailingStore failing = new FailingStore(memory);
  private final RetryingObjectStore store = new RetryingObjectStore(failing, QUICK);

  @Override
  protected ObjectStore emptyStore() {
    return new RetryingObjectStore(new MemoryObjectStore(), QUICK);
  }

  private static Payload bytes(String text) {
    return Payload.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(ObjectStore store) throws IOException {
    try (InputStream input = store.get("c", "name")) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void whatFailsForATimeSucceedsInTheEnd() throws IOException {
    failing.next(NOT_DONE, NOT_DONE, DONE);
    store.put("c", "name", bytes("content"));
    assertThat(read(memory)).isEqualTo("content");
    failing.next(NOT_DONE);
    assertThat(store.list("c", "")).containsExactly("name");
    failing.next(NOT_DONE);
    assertThat(read(store)).isEqualTo("content");
    failing.next(NOT_DONE);
    store.deleteAll("c", List.of("name", "none"));
    assertThat(memory.list("c", "")).isEmpty();
  }

  @Test
  void attemptsEndAndTheReasonIsSaid() throws IOException {
    failing.next(NOT_DONE, NOT_DONE, NOT_DONE);
    assertThatThrownBy(() -> store.put("c", "name", bytes("content")))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageStartingWith("503 from the store")
        .hasMessageContaining("Storing c/name: 3 of at most 3 attempts failed in")
        .hasCauseInstanceOf(TemporaryStoreException.class);
    assertThat(failing.calls()).isEqualTo(3);
    assertThat(memory.list("c", "")).isEmpty();
  }

  @Test
  void whatFailsForGoodIsNotTriedAgain() {
    failing.with(new IOException("403 from the store")).next(NOT_DONE);
    assertThatThrownBy(() -> store.delete("c", "name")).hasMessage("403 from the store");
    assertThatThrownBy(() -> store.get("c", "none")).isInstanceOf(NoSuchFileException.class);
    assertThat(failing.calls()).isEqualTo(2);
  }

  @Test
  void aPutThatWasDoneUnsaidIsDone() throws IOException {
    failing.next(DONE_BUT_UNSAID, DONE);
    store.put("c", "name", bytes("content"));
    assertThat(read(memory)).isEqualTo("content");
  }

  @Test
  void whatWasThereBeforeIsNeverTakenForWhatWasPut() throws IOException {
    for (String other : List.of("CONTENT", "conten", "content and more", "")) {
      memory.delete("c", "name");
      memory.put("c", "name", bytes(other));
      failing.next(NOT_DONE, DONE);
      assertThatThrownBy(() -> store.put("c", "name", bytes("content")))
          .isInstanceOf(FileAlreadyExistsException.class);
      assertThat(read(memory)).isEqualTo(other);
    }
  }

  @Test
  void anEqualObjectThatWasThereBeforeTheFirstAttemptIsRefused() throws IOException {
    memory.put("c", "name", bytes("content"));
    assertThatThrownBy(() -> store.put("c", "name", bytes("content")))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void aStreamThatBreaksOffGoesOnWhereItWas() throws IOException {
    memory.put("c", "name", bytes("0123456789"));
    failing.next(CUT, NOT_DONE, DONE);
    assertThat(read(store)).isEqualTo("0123456789");
  }

  @Test
  void aStreamThatAlwaysBreaksOffFailsAndGivesNothingWrong() throws IOException {
    memory.put("c", "name", bytes("0123456789".repeat(3)));
    failing.next(CUT, CUT, CUT, CUT, CUT, CUT, CUT, CUT);
    assertThatThrownBy(() -> read(store))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Reading c/name");
    assertThat(failing.calls()).isLessThanOrEqualTo(5);
  }

  @Test
  void theStoreIsLeftAloneAsLongAsItAsks() throws IOException {
    failing
        .with(new TemporaryStoreException("429", null, Duration.ofMillis(150)))
        .next(NOT_DONE, NOT_DONE, DONE);
    assertThat(timeOfPut(store)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void aStoreThatAsksForLessDoesNotMakeWaitsShorter() throws IOException {
    failing.with(new TemporaryStoreException("429", null, Duration.ZERO)).next(NOT_DONE, DONE);
    assertThat(timeOfPut(new RetryingObjectStore(failing, waiting(100, 5_000))))
        .isGreaterThanOrEqualTo(Duration.ofMillis(75));
  }

  private static RetrySettings waiting(int waitMillis, int limitMillis) {
    Duration wait = Duration.ofMillis(waitMillis);
    return new RetrySettings(100, wait, wait, Duration.ofMillis(limitMillis));
  }

  private static Duration timeOfPut(ObjectStore store) throws IOException {
    long start = System.nanoTime();
    store.put("c", "name", bytes("content"));
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  void whatIsLeftOfTheTimeLimitCounts() {
    failing
        .with(new TemporaryStoreException("503", null, Duration.ofMillis(1500)))
        .otherwise(() -> NOT_DONE);
    ObjectStore limited = new RetryingObjectStore(failing, waiting(1, 2_000));
    assertThatThrownBy(() -> limited.put("c", "name", bytes("content")))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("left alone for 1500 ms");
    assertThat(failing.calls()).isEqualTo(2);
  }

  @Test
  void attemptsEndWithTheTimeLimitAndThatIsSaid() {
    failing.otherwise(() -> NOT_DONE);
    ObjectStore limited = new RetryingObjectStore(failing, waiting(50, 300));
    assertThatThrownBy(() -> limited.list("c", ""))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("of at most 100 attempts failed in")
        .hasMessageContaining("the time limit of 300 ms is over");
    // Some seven, and some more at the very end, where the last wait is cut to what is left.
    assertThat(failing.calls()).isBetween(2, 20);
  }

  @Test
  void aClosedStreamDoesNotOpenTheObjectAgain() throws IOException {
    memory.put("c", "name", bytes("content"));
    InputStream stream = store.get("c", "name");
    stream.close();
    assertThatThrownBy(stream::read).hasMessageContaining("closed");
    assertThat(failing.calls()).isEqualTo(1);
  }

  @Test
  void aStoreThatAsksForLongerThanTheLimitIsNotAwaited() {
    failing.with(new TemporaryStoreException("503", null, Duration.ofHours(1))).next(NOT_DONE);
    assertThatThrownBy(() -> store.put("c", "name", bytes("content")))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("left alone for 3600 s");
    assertThat(failing.calls()).isEqualTo(1);
  }

  @Test
  void anInterruptionEndsTheWait() {
    RetrySettings slow =
        new RetrySettings(3, Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(5));
    failing.next(NOT_DONE);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> new RetryingObjectStore(failing, slow).delete("c", "name"))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new RetrySettings(0, second, second, Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetrySettings(1, second, Duration.ofMillis(1), second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetrySettings(2, second, second, second))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
