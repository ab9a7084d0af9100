package io.holdfast.engine.store.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LimitedCheckTest {

  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch answer = new CountDownLatch(1);

  private LimitedCheck check(LimitedCheck.Call call, long millis) {
    return new LimitedCheck("h:/x", Duration.ofMillis(millis), call);
  }

  private void hang() {
    calls.incrementAndGet();
    try {
      answer.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void aServerThatHangsCostsOneThreadHoweverOftenItIsAsked() throws IOException {
    LimitedCheck check = check(this::hang, 50);
    for (int asked = 0; asked < 5; asked++) {
      assertThatThrownBy(check::run)
          .isInstanceOf(TemporaryStoreException.class)
          .hasMessage("the share h:/x did not answer within 50 ms");
    }
    assertThat(calls).hasValue(1);
    answer.countDown();
  }

  @Test
  void whenItAnswersAgainItIsWell() throws IOException {
    LimitedCheck check = check(this::hang, 10_000);
    answer.countDown();
    check.run();
    check.run();
    assertThat(calls).hasValue(2);
  }

  @Test
  void aFailureIsTheCallersFailure() {
    IOException reason = new IOException("stale");
    LimitedCheck check =
        check(
            () -> {
              throw reason;
            },
            10_000);
    assertThatThrownBy(check::run).isSameAs(reason);
  }
}
