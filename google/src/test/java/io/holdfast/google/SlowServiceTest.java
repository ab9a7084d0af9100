package io.holdfast.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.RequestLimits;
import io.holdfast.engine.store.TemporaryStoreException;
import io.holdfast.engine.store.fault.Fault;
import io.holdfast.engine.store.fault.FaultProxy;
import io.holdfast.google.standin.SharedStandIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that stops, stalls or drips: every wait ends, and no half body is taken as a whole. */
@Timeout(60)
class SlowServiceTest {

  private static final int LARGE = 30_000_000;

  private final String bucket = "s" + UUID.randomUUID().toString().substring(0, 12);

  private static StoreSetup impatient(URI address, long leastBytesPerSecond) {
    RequestLimits limits =
        new RequestLimits(Duration.ofSeconds(1), Duration.ofMillis(500), leastBytesPerSecond, 10);
    return new StoreSetup(address).limits(limits);
  }

  private static ServerSocket deaf() throws IOException {
    // Its system takes connections, and some bytes.
    return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  private static URI address(ServerSocket server) {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void aServiceThatNeitherReadsNorAnswersIsGivenUp(int bytes) throws IOException {
    try (ServerSocket server = deaf();
        GoogleObjectStore store = impatient(address(server), 10 << 20).store()) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> store.put(bucket, "x", Payload.of(new byte[bytes])))
          .isInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("put of x in bucket " + bucket);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void overTlsTooItIsGivenUp() throws IOException {
    try (ServerSocket server = deaf();
        GoogleObjectStore store =
            impatient(URI.create("https://127.0.0.1:" + server.getLocalPort()), 10 << 20).store()) {
      assertThatThrownBy(() -> store.put(bucket, "x", Payload.of(new byte[10])))
          .isInstanceOf(TemporaryStoreException.class);
    }
  }

  @Test
  void aRequestWaitsForOthersOnlySoLong() throws Exception {
    try (ServerSocket server = deaf()) {
      RequestLimits one =
          new RequestLimits(Duration.ofSeconds(1), Duration.ofMillis(500), 10 << 20, 1);
      try (GoogleObjectStore store = new StoreSetup(address(server)).limits(one).store()) {
        Thread first =
            new Thread(
                () ->
                    assertThatThrownBy(
                        () -> store.put(bucket, "first", Payload.of(new byte[LARGE]))));
        first.start();
        server.accept();
        assertThatThrownBy(() -> store.list(bucket, "second"))
            .isInstanceOf(TemporaryStoreException.class)
            .hasMessageContaining("other requests are under way");
        first.join();
      }
    }
  }

  @Test
  void aBodyThatDripsIsGivenUp() throws IOException {
    try (FaultProxy proxy = new FaultProxy(SharedStandIn.get().address());
        GoogleObjectStore store = impatient(proxy.address(), 64 << 10).store()) {
      store.put(bucket, "name", Payload.of(new byte[1_000_000]));
      proxy.plan(line -> line.startsWith("GET "), new Fault.Drip(10_000), 1);
      try (InputStream body = store.get(bucket, "name")) {
        assertThatThrownBy(body::readAllBytes)
            .isInstanceOf(TemporaryStoreException.class)
            .hasMessageContaining("too slowly");
      }
    }
  }

  @RepeatedTest(3)
  void anAnswerThatDripsIsGivenUp() throws IOException {
    try (FaultProxy proxy = new FaultProxy(SharedStandIn.get().address());
        GoogleObjectStore store = impatient(proxy.address(), 64 << 10).store()) {
      for (int number = 0; number < 20; number++) {
        store.put(bucket, "a-name-of-some-length-" + number, Payload.of(new byte[1]));
      }
      proxy.plan(line -> line.startsWith("GET "), new Fault.Drip(40), 1);
      assertThatThrownBy(() -> store.list(bucket, ""))
          .isInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("took longer than 1500 ms");
    }
  }

  @Test
  void aRefusalWithoutEndIsARefusalStill() throws Exception {
    try (ServerSocket server = deaf();
        GoogleObjectStore store = impatient(address(server), 64 << 10).store()) {
      Thread service = new Thread(() -> refuseForEver(server));
      service.start();
      assertThatThrownBy(() -> store.list(bucket, ""))
          .isNotInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("403");
      service.join();
    }
  }

  private static void refuseForEver(ServerSocket server) {
    try (Socket client = server.accept()) {
      OutputStream answer = client.getOutputStream();
      answer.write("HTTP/1.1 403 Forbidden\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] some = new byte[64 << 10];
      while (true) {
        answer.write(some);
      }
    } catch (IOException hungUp) {
      return;
    }
  }

  @Test
  void aBodyThatEndsEarlyIsNoEnd() throws IOException {
    try (FaultProxy proxy = new FaultProxy(SharedStandIn.get().address());
        GoogleObjectStore store = impatient(proxy.address(), 64 << 10).store()) {
      store.put(bucket, "name", Payload.of(new byte[1000]));
      proxy.plan(line -> line.startsWith("GET "), new Fault.Cut(400), 1);
      try (InputStream body = store.get(bucket, "name")) {
        assertThatThrownBy(body::readAllBytes)
            .isInstanceOf(TemporaryStoreException.class)
            .hasMessageContaining("of 1000 bytes");
      }
    }
  }

  @Test
  void anInterruptedJobEndsForGood() throws IOException {
    try (ServerSocket server = deaf();
        GoogleObjectStore store = impatient(address(server), 64 << 10).store()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> store.list(bucket, "x")).isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
