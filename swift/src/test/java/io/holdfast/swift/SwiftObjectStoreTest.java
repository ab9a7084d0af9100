package io.holdfast.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.store.InvalidNameException;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.TemporaryStoreException;
import io.holdfast.engine.store.fault.Fault;
import io.holdfast.engine.store.fault.FaultProxy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is of Swift alone. */
class SwiftObjectStoreTest {

  private final String container = "c-" + UUID.randomUUID();

  private static Payload text(String text) {
    return Payload.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SwiftObjectStore store() throws IOException {
    return SharedSwift.store(SharedSwift.login(SharedSwift.server(), RealSwift.USER), true);
  }

  private String stored(SwiftObjectStore store, String name) throws IOException {
    try (InputStream input = store.get(container, name)) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aTokenThatIsForgottenInTheMiddleIsRenewed() throws Exception {
    SwiftObjectStore store = store();
    store.put(container, "first", text("1"));
    SharedSwift.server().forgetTokens();
    store.put(container, "second", text("2"));
    SharedSwift.server().forgetTokens();
    assertThat(stored(store, "first")).isEqualTo("1");
    SharedSwift.server().forgetTokens();
    assertThat(store.list(container, "")).containsExactly("first", "second");
    SharedSwift.server().forgetTokens();
    store.deleteAll(container, List.of("first", "second"));
    assertThat(store.list(container, "")).isEmpty();
  }

  @Test
  void aTokenThatIsTakenAwayIsRenewedOnceForARequest() throws Exception {
    try (FaultProxy proxy = new FaultProxy(SharedSwift.server().address())) {
      SwiftObjectStore store =
          SharedSwift.store(SharedSwift.loginThrough(SharedSwift.server(), proxy.address()), true);
      store.put(container, "first", text("1"));
      proxy.plan(line -> true, new Fault.Answer(401), 1);
      store.put(container, "second", text("2"));
      assertThat(stored(store, "second")).isEqualTo("2");

      proxy.clear();
      proxy.plan(line -> true, new Fault.Answer(401), 9);
      assertThatThrownBy(() -> store.put(container, "third", text("3")))
          .isNotInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("401");
      assertThat(proxy.exchanges()).hasSize(2);
    }
  }

  @Test
  void aWrongKeyIsFinalAndNotShown() throws IOException {
    TempAuthLogin wrong =
        new TempAuthLogin(
            SharedSwift.server().login(), RealSwift.USER, "wrong-secret", Optional.empty());
    SwiftObjectStore store = SharedSwift.store(wrong, true);
    assertThatThrownBy(() -> store.put(container, "name", text("x")))
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining(RealSwift.USER)
        .hasMessageContaining("401")
        .hasMessageNotContaining("wrong-secret");
    assertThat(wrong.toString()).doesNotContain("wrong-secret");
    assertThatThrownBy(store::check).hasMessageContaining("401");
  }

  @Test
  void whoMayNotIsTold() throws IOException {
    SwiftObjectStore poor =
        SharedSwift.store(SharedSwift.login(SharedSwift.server(), RealSwift.POOR_USER), true);
    assertThatThrownBy(() -> poor.put(container, "name", text("x")))
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("403")
        .hasMessageContaining(container)
        .hasMessageContaining("let the user");
  }

  @Test
  void aServerThatIsNotThereIsATemporaryFailure() throws IOException {
    TempAuthLogin nowhere =
        new TempAuthLogin(URI.create("http://127.0.0.1:1/auth/v1.0"), "u", "k", Optional.empty());
    SwiftObjectStore store = SharedSwift.store(nowhere, true);
    assertThatThrownBy(() -> store.put(container, "x", text("x")))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("127.0.0.1:1");
    assertThatThrownBy(store::check).isInstanceOf(TemporaryStoreException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "..", ""})
  void namesThatNoContainerHasAreRefused(String name) throws IOException {
    SwiftObjectStore store = store();
    assertThatThrownBy(() -> store.checkContainer(name)).isInstanceOf(InvalidNameException.class);
  }

  @Test
  void namesHaveAsManyBytesAsSwiftAllows() throws IOException {
    SwiftObjectStore store = store();
    assertThatThrownBy(() -> store.checkContainer("ü".repeat(129)))
        .isInstanceOf(InvalidNameException.class);
    String longest = ("ü".repeat(100) + "/").repeat(5) + "x".repeat(19);
    store.put(container, longest, text("long"));
    assertThat(stored(store, longest)).isEqualTo("long");
    assertThatThrownBy(() -> store.put(container, longest + "x", text("x")))
        .isInstanceOf(InvalidNameException.class);
  }

  @Test
  void theContainerStaysWhenItIsEmpty() throws IOException {
    SwiftObjectStore store = store();
    store.put(container, "name", text("x"));
    store.delete(container, "name");
    store.deleteContainerIfEmpty(container);
    SwiftObjectStore careful =
        SharedSwift.store(SharedSwift.login(SharedSwift.server(), RealSwift.USER), false);
    assertThatCode(() -> careful.put(container, "again", text("x"))).doesNotThrowAnyException();
  }

  @Test
  void manyAreDeletedInFewRequests() throws IOException {
    try (FaultProxy proxy = new FaultProxy(SharedSwift.server().address())) {
      SwiftObjectStore store =
          SharedSwift.store(SharedSwift.loginThrough(SharedSwift.server(), proxy.address()), true);
      List<String> names = new ArrayList<>();
      for (int number = 0; number < 20; number++) {
        names.add("volume ü/%d?".formatted(number));
        store.put(container, names.get(number), text("x"));
      }
      proxy.clear();
      store.deleteAll(container, names);
      assertThat(proxy.exchanges()).hasSizeLessThanOrEqualTo(2);
      assertThat(store.list(container, "")).isEmpty();
    }
  }

  /** As the hashes of a large volume are: too long to be held in memory. */
  private record Written(int pieces) implements Payload {
    private static final int PIECE = 100_000;

    @Override
    public long length() {
      return (long) pieces * PIECE;
    }

    @Override
    public void writeTo(WritableByteChannel channel) throws IOException {
      for (int piece = 0; piece < pieces; piece++) {
        byte[] bytes = new byte[PIECE];
        java.util.Arrays.fill(bytes, (byte) piece);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
    }
  }

  @Test
  void whatIsNotInMemoryIsSentAsItIsWritten() throws IOException {
    SwiftObjectStore store = store();
    store.put(container, "written", new Written(100));
    try (InputStream input = store.get(container, "written")) {
      byte[] bytes = input.readAllBytes();
      assertThat(bytes).hasSize(10_000_000);
      for (int piece = 0; piece < 100; piece++) {
        assertThat(bytes[piece * Written.PIECE]).isEqualTo((byte) piece);
        assertThat(bytes[(piece + 1) * Written.PIECE - 1]).isEqualTo((byte) piece);
      }
    }
  }

  @Test
  void containersThatAreMissingTogetherAreAllMade() throws Exception {
    try (FaultProxy proxy = new FaultProxy(SharedSwift.server().address())) {
      SwiftObjectStore store =
          SharedSwift.store(SharedSwift.loginThrough(SharedSwift.server(), proxy.address()), true);
      store.put(container, "name", text("1"));
      proxy.plan(line -> line.contains("/late-"), new Fault.Delay(Duration.ofMillis(1500)), 1);
      CompletableFuture<Void> late =
          CompletableFuture.runAsync(
              () ->
                  assertThatCode(() -> store.put("late-" + container, "name", text("2")))
                      .doesNotThrowAnyException());
      store.put("early-" + container, "name", text("3"));
      late.get(30, TimeUnit.SECONDS);
      assertThat(store.list("late-" + container, "")).containsExactly("name");
    }
  }

  @Test
  void anAddressThatEndsWithASlashIsTheSame() throws IOException {
    URI account = SharedSwift.server().address().resolve("/v1/AUTH_test/");
    SwiftObjectStore store =
        SharedSwift.store(
            new TempAuthLogin(
                SharedSwift.server().login(), RealSwift.USER, RealSwift.KEY, Optional.of(account)),
            true);
    store.put(container, "name", text("1"));
    assertThat(stored(store(), "name")).isEqualTo("1");
  }

  @Test
  void anAnswerWithoutEndIsNotKeptInMemory() throws IOException {
    try (FaultProxy proxy = new FaultProxy(SharedSwift.server().address())) {
      SwiftObjectStore store =
          SharedSwift.store(SharedSwift.loginThrough(SharedSwift.server(), proxy.address()), true);
      store.put(container, "name", text("1"));
      proxy.plan(line -> true, new Fault.Answer(200, Map.of(), "[" + " ".repeat(40 << 20)), 1);
      assertThatThrownBy(() -> store.list(container, "")).hasMessageContaining("longer than");
    }
  }

  @Test
  void whatWritesABodyEndsWithItsRequest() throws Exception {
    try (FaultProxy proxy = new FaultProxy(SharedSwift.server().address())) {
      SwiftObjectStore store =
          SharedSwift.store(
              SharedSwift.loginThrough(SharedSwift.server(), proxy.address()),
              true,
              Duration.ofSeconds(2));
      store.put(container, "name", text("1"));
      proxy.plan(line -> true, new Fault.ResetInBody(1_000_000), 3);
      for (int time = 0; time < 3; time++) {
        assertThatThrownBy(() -> store.put(container, "written", new Written(100)))
            .isInstanceOf(TemporaryStoreException.class);
      }
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (writers() > 0 && System.nanoTime() < end) {
        Thread.sleep(50);
      }
      assertThat(writers()).isZero();
    }
  }

  private static long writers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("swift-payload"))
        .count();
  }

  @Test
  void theOldIdentityServiceIsRefused() {
    assertThatThrownBy(
            () ->
                new KeystoneLogin(
                    URI.create("http://127.0.0.1:5000/v2.0/"),
                    new KeystoneLogin.Named("u", "d"),
                    "p",
                    new KeystoneLogin.Named("p", "d"),
                    new KeystoneLogin.Catalogue(
                        "object-store", "public", Optional.empty(), Optional.empty())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 3");
  }
}
