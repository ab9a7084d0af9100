package io.holdfast.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that stops, stalls or drips: every wait ends, and no half body is taken as a whole. */
@Timeout(30)
class SlowServerTest {

  private static final AccessKey KEY = new AccessKey("id", "secret");

  private static S3ObjectStore store(ScriptedServer server) throws IOException {
    return new StoreSetup(server.endpoint(), KEY).impatient().store();
  }

  private static Payload payload(int bytes) {
    return Payload.of(new byte[bytes]);
  }

  @Test
  void aBodyThatEndsEarlyIsNoEnd() throws IOException {
    try (ScriptedServer server =
            new ScriptedServer(
                exchange -> {
                  exchange.sendResponseHeaders(200, 1000);
                  exchange.getResponseBody().write(new byte[400]);
                  exchange.getResponseBody().flush();
                });
        S3ObjectStore store = store(server);
        InputStream body = store.get("bucket", "name")) {
      assertThatThrownBy(body::readAllBytes)
          .isInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("after 400 of 1000 bytes");
    }
  }

  @Test
  void aBodyThatStallsIsGivenUp() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (ScriptedServer server =
            new ScriptedServer(
                exchange -> {
                  exchange.sendResponseHeaders(200, 1000);
                  exchange.getResponseBody().write(new byte[1]);
                  exchange.getResponseBody().flush();
                  await(end);
                });
        S3ObjectStore store = store(server);
        InputStream body = store.get("bucket", "name")) {
      assertThatThrownBy(body::readAllBytes).isInstanceOf(TemporaryStoreException.class);
    } finally {
      end.countDown();
    }
  }

  @Test
  void aBodyThatDripsIsGivenUp() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (ScriptedServer server =
            new ScriptedServer(
                exchange -> {
                  exchange.sendResponseHeaders(200, 1_000_000);
                  while (end.getCount() > 0) {
                    exchange.getResponseBody().write(1);
                    exchange.getResponseBody().flush();
                    pause(end);
                  }
                });
        S3ObjectStore store = store(server);
        InputStream body = store.get("bucket", "name")) {
      assertThatThrownBy(body::readAllBytes)
          .isInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("too slowly");
    } finally {
      end.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 30_000_000})
  void aServerThatNeitherReadsNorAnswersIsGivenUp(int bytes) throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (ScriptedServer server = new ScriptedServer(exchange -> await(end));
        S3ObjectStore store =
            new StoreSetup(server.endpoint(), KEY).impatient().least(10 << 20).store()) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> store.put("bucket", "x", payload(bytes)))
          .isInstanceOf(TemporaryStoreException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    } finally {
      end.countDown();
    }
  }

  @Test
  void aRequestWaitsForOthersOnlySoLong() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (ScriptedServer server =
            new ScriptedServer(
                exchange -> {
                  asked.countDown();
                  await(end);
                });
        S3ObjectStore store =
            new StoreSetup(server.endpoint(), KEY)
                .impatient()
                .least(10 << 20)
                .oneRequest()
                .store()) {
      // Nobody reads so much: it holds its place for some seconds.
      Payload large = payload(30_000_000);
      Thread first = new Thread(() -> catchThrowable(() -> store.put("bucket", "first", large)));
      first.start();
      await(asked);
      assertThatThrownBy(() -> store.list("bucket", "second"))
          .isInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("other requests are under way");
      first.join();
      assertThat(server.requests()).hasSize(1);
    } finally {
      end.countDown();
    }
  }

  @Test
  void anInterruptedJobEndsForGood() throws IOException {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.success());
        S3ObjectStore store = store(server)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> store.list("bucket", "x"))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(server.requests()).isEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      latch.countDown();
      Thread.currentThread().interrupt();
    }
  }
}
