package io.holdfast.rbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class LimitedCallsTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final LimitedCalls calls = new LimitedCalls("limited-calls-test");
  private final CountDownLatch released = new CountDownLatch(1);
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  private final Lifetime lifetime =
      new Lifetime(
          "a handle",
          () -> {
            events.add("handle ended");
            ended.countDown();
          });

  @AfterEach
  void letGo() {
    released.countDown();
    calls.close();
  }

  private String afterRelease() throws IOException {
    try {
      released.await();
      return "opened";
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  @Test
  void aResultInTimeIsGiven() throws IOException {
    assertThat(calls.make("To try", LONG, lifetime, () -> "value", events::add)).isEqualTo("value");
    assertThat(events).isEmpty();
  }

  @Test
  void whatComesTooLateIsDiscardedBeforeItsHandleEnds() throws Exception {
    assertThatThrownBy(
            () ->
                calls.make(
                    "To open it",
                    SHORT,
                    lifetime,
                    this::afterRelease,
                    late -> events.add(late + ", closed late")))
        .isInstanceOf(CephException.class)
        .hasMessageContaining("To open it");
    lifetime.close();
    assertThat(lifetime.ended()).isFalse();

    released.countDown();
    assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(events).containsExactly("opened, closed late", "handle ended");
  }

  @Test
  void aClosedHandleTakesNoCall() {
    lifetime.close();
    assertThatThrownBy(() -> calls.make("To try", LONG, lifetime, () -> "value", late -> {}))
        .hasMessageContaining("a handle is closed");
    assertThat(events).containsExactly("handle ended");
  }

  @Test
  void bothOfTwoHandlesAreHeld() throws Exception {
    Lifetime parent = new Lifetime("its parent", () -> events.add("parent ended"));
    assertThatThrownBy(
        () ->
            calls.make("To open it", SHORT, parent.and(lifetime), this::afterRelease, late -> {}));
    parent.close();
    lifetime.close();
    assertThat(events).isEmpty();
    released.countDown();
    assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(
            () -> calls.make("To try", LONG, parent.and(lifetime), () -> "value", late -> {}))
        .hasMessageContaining("is closed");
  }

  @Test
  void anInterruptEndsTheWait() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(
              () -> calls.make("To open it", LONG, lifetime, this::afterRelease, late -> {}))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void callsThatDoNotEndAreBounded() {
    List<Throwable> failures = new ArrayList<>();
    for (int call = 0; call < LimitedCalls.AT_ONCE; call++) {
      assertThatThrownBy(
              () ->
                  calls.make(
                      "To open it", Duration.ofMillis(1), lifetime, this::afterRelease, late -> {}))
          .satisfies(failures::add);
    }
    assertThat(failures).hasSize(LimitedCalls.AT_ONCE);
    assertThatThrownBy(() -> calls.make("To open more", LONG, lifetime, () -> "value", late -> {}))
        .hasMessageContaining("was not tried")
        .hasMessageContaining(LimitedCalls.AT_ONCE + " calls");
  }

  @Test
  void handlesAreClosedHoweverManyCallsDoNotEnd() throws Exception {
    for (int call = 0; call < LimitedCalls.AT_ONCE; call++) {
      assertThatThrownBy(
          () ->
              calls.make(
                  "To open it", Duration.ofMillis(1), lifetime, this::afterRelease, late -> {}));
    }
    calls.close("To close it", LONG, () -> note("closed"));
    assertThat(events).containsExactly("closed");
    released.countDown();
    while (!callsAreMadeAgain()) {
      Thread.onSpinWait();
    }
  }

  private Void note(String event) {
    events.add(event);
    return null;
  }

  private boolean callsAreMadeAgain() {
    try {
      return calls.make("To try", LONG, lifetime, () -> true, late -> {});
    } catch (IOException placesStillTaken) {
      return false;
    }
  }

  @Test
  void aClosingThatDoesNotEndIsGivenUpAndGoesOn() throws Exception {
    assertThatThrownBy(
            () ->
                calls.close(
                    "To close it",
                    SHORT,
                    () -> {
                      note(afterRelease());
                      ended.countDown();
                      return null;
                    }))
        .isInstanceOf(CephException.class)
        .hasMessageContaining("To close it was given up");
    assertThat(events).isEmpty();
    released.countDown();
    assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(events).containsExactly("opened");
  }

  @Test
  void anErrorOfTheJvmEndsTheWaitToo() {
    assertThatThrownBy(
            () ->
                calls.make(
                    "To try",
                    LONG,
                    lifetime,
                    () -> {
                      throw new OutOfMemoryError("none left");
                    },
                    late -> {}))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(CephException.class)
        .hasMessageContaining("none left");
  }

  @Test
  void afterTheEndNothingIsTried() {
    calls.close();
    assertThatThrownBy(() -> calls.make("To try", LONG, lifetime, () -> "value", late -> {}))
        .hasMessageContaining("the connection is closed");
  }
}
