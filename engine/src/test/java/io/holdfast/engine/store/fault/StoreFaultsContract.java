package io.holdfast.engine.store.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.RetrySettings;
import io.holdfast.engine.store.RetryingObjectStore;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a store that is reached over HTTP makes of bad days: failures that pass are outlasted,
 * others end at once, and what was returned as stored is there, whole.
 */
public abstract class StoreFaultsContract {

  private static final int ATTEMPTS = 4;
  private static final int BYTES = 3 << 20;
  private static final RetrySettings RETRIES =
      new RetrySettings(
          ATTEMPTS, Duration.ofMillis(50), Duration.ofMillis(400), Duration.ofSeconds(60));

  private final byte[] content = new byte[BYTES];
  private final Payload payload = Payload.of(content);
  private FaultProxy proxy;
  private ObjectStore direct;
  private ObjectStore store;
  private String container;

  /** Address of the real server, plain HTTP. */
  protected abstract URI server();

  /**
   * A store on the server at an address, without retries of its own, whose waits for an answer and
   * for a stalled body are two seconds at the most, and which takes less than 64 KiB/s for a stall.
   */
  protected abstract ObjectStore store(URI address) throws IOException;

  /** The name of a container that there is not yet. */
  protected abstract String newContainer();

  /** The method by which objects are put. */
  protected String putMethod() {
    return "PUT";
  }

  /** True if the line of a request puts an object whose name has {@code name} in it. */
  protected boolean puts(String line, String name) {
    return line.startsWith(putMethod() + " ") && line.contains(name);
  }

  /** True if the line of a request reads such an object. */
  protected boolean gets(String line, String name) {
    return line.startsWith("GET ") && line.contains(name);
  }

  /** A header by which the server says the MD5 of what it has stored; null if it is in the body. */
  protected String digestHeader() {
    return "ETag";
  }

  @BeforeEach
  void open() throws IOException {
    new Random(7).nextBytes(content);
    proxy = new FaultProxy(server());
    direct = store(server());
    store = new RetryingObjectStore(store(proxy.address()), RETRIES);
    container = newContainer();
    store.put(container, "before", Payload.of(new byte[] {1}));
    proxy.clear();
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
  }

  private Predicate<String> putting(String name) {
    return line -> puts(line, name);
  }

  private Predicate<String> getting(String name) {
    return line -> gets(line, name);
  }

  private long requests(Predicate<String> line) {
    return proxy.exchanges().stream().filter(exchange -> line.test(exchange.line())).count();
  }

  private void assertStored(String name) throws IOException {
    try (InputStream stored = direct.get(container, name)) {
      assertThat(stored.readAllBytes()).isEqualTo(content);
    }
  }

  private byte[] read(String name) throws IOException {
    try (InputStream stored = store.get(container, name)) {
      return stored.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504, 507})
  void aPutIsRepeatedWhenTheServerFailsForATime(int status) throws IOException {
    proxy.plan(putting("object"), new Fault.Answer(status), ATTEMPTS - 1);
    store.put(container, "object", payload);
    assertStored("object");
  }

  @Test
  void connectionsThatBreakAreOutlasted() throws IOException {
    proxy.plan(putting("early"), new Fault.ResetBefore(), 2);
    store.put(container, "early", payload);
    assertStored("early");

    proxy.plan(putting("middle"), new Fault.ResetInBody(BYTES / 2), 2);
    store.put(container, "middle", payload);
    assertStored("middle");
    assertThat(direct.list(container, "")).containsExactly("before", "early", "middle");
  }

  @Test
  void aPutThatBrokeOffLeavesNoHalfObject() throws IOException {
    proxy.plan(putting("object"), new Fault.ResetInBody(BYTES / 2), ATTEMPTS);
    assertThatThrownBy(() -> store.put(container, "object", payload))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("object");
    assertThat(direct.list(container, "")).containsExactly("before");
  }

  @Test
  void aPutThatWasDoneUnheardIsDoneOnce() throws IOException {
    proxy.plan(putting("object"), new Fault.ResetAfter(), 1);
    store.put(container, "object", payload);
    assertStored("object");
    assertThat(direct.list(container, "")).containsExactly("before", "object");
  }

  @Test
  void aServerThatIsSilentIsNotAwaitedForEver() throws IOException {
    proxy.plan(putting("object"), new Fault.Silence(), 1);
    store.put(container, "object", payload);
    assertStored("object");
    proxy.plan(getting("object"), new Fault.Silence(), 1);
    assertThat(read("object")).isEqualTo(content);
  }

  @Test
  void aSlowServerIsAwaited() throws IOException {
    proxy.plan(line -> true, new Fault.Delay(Duration.ofMillis(300)), 3);
    store.put(container, "object", payload);
    assertThat(read("object")).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403})
  void whatIsRefusedForGoodIsNotSentAgain(int status) throws IOException {
    proxy.plan(line -> true, new Fault.Answer(status), Integer.MAX_VALUE);
    assertThatThrownBy(() -> store.put(container, "object", payload))
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining(String.valueOf(status))
        .hasMessageContaining("object");
    assertThat(proxy.exchanges()).hasSize(1);
    assertThatThrownBy(() -> store.get(container, "before"))
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining(String.valueOf(status));
    assertThat(proxy.exchanges()).hasSize(2);
  }

  @Test
  void aLoginThatIsRefusedForGoodIsAskedAtMostTwice() {
    proxy.plan(line -> true, new Fault.Answer(401), Integer.MAX_VALUE);
    assertThatThrownBy(() -> store.put(container, "object", payload))
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("401")
        .hasMessageContaining("object");
    assertThat(proxy.exchanges()).as("once more with a new token").hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void listsAndDeletesThatAreRefusedForGoodAreNotSentAgain() throws IOException {
    store.put(container, "object", payload);
    proxy.clear();
    proxy.plan(line -> true, new Fault.Answer(403), Integer.MAX_VALUE);
    assertRefused(() -> store.list(container, ""));
    assertRefused(() -> store.delete(container, "before"));
    assertRefused(() -> store.deleteAll(container, List.of("before", "object")));
    assertThat(direct.list(container, "")).containsExactly("before", "object");
  }

  private void assertRefused(ThrowingCallable call) {
    int before = proxy.exchanges().size();
    assertThatThrownBy(call)
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("403")
        .hasMessageContaining(container);
    List<FaultProxy.Exchange> sent = proxy.exchanges();
    assertThat(sent.subList(before, sent.size())).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void attemptsAreBounded() throws IOException {
    proxy.plan(putting("object"), new Fault.Answer(503), Integer.MAX_VALUE);
    assertThatThrownBy(() -> store.put(container, "object", payload))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("503")
        .hasMessageContaining(ATTEMPTS + " of at most " + ATTEMPTS);
    assertThat(requests(putting("object"))).isEqualTo(ATTEMPTS);
    assertThat(direct.list(container, "")).containsExactly("before");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void theServerIsLeftAloneAsLongAsItAsks(int status) throws IOException {
    proxy.plan(putting("object"), new Fault.Answer(status, Map.of("Retry-After", "2"), ""), 1);
    long start = System.nanoTime();
    store.put(container, "object", payload);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1400));
    assertStored("object");
  }

  @Test
  void anotherDigestThanOursIsNeverTakenForStored() throws IOException {
    if (digestHeader() == null) {
      return;
    }
    String wrong = "\"00000000000000000000000000000000\"";
    proxy.plan(putting("object"), new Fault.Header(digestHeader(), wrong), Integer.MAX_VALUE);
    assertThatThrownBy(() -> store.put(container, "object", payload))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("object");
    assertThat(direct.list(container, "")).containsExactly("before");

    proxy.clear();
    proxy.plan(putting("object"), new Fault.Header(digestHeader(), wrong), 1);
    store.put(container, "object", payload);
    assertStored("object");
  }

  @Test
  void aDownloadThatBreaksOffIsGoneOnWith() throws IOException {
    store.put(container, "object", payload);
    for (int at : new int[] {0, 1, 100_000, BYTES - 1}) {
      proxy.clear();
      proxy.plan(getting("object"), new Fault.Cut(at), 2);
      assertThat(read("object")).isEqualTo(content);
    }
  }

  @Test
  void aDownloadThatAlwaysBreaksOffIsNoShortObject() throws IOException {
    store.put(container, "object", payload);
    proxy.plan(getting("object"), new Fault.Cut(100_000), Integer.MAX_VALUE);
    assertThatThrownBy(() -> read("object")).isInstanceOf(IOException.class);
    assertThat(requests(getting("object"))).isLessThanOrEqualTo(2L * ATTEMPTS + 1);
  }

  @Test
  void aDownloadThatDripsIsBrokenOffAndBegunAgain() throws IOException {
    store.put(container, "object", payload);
    proxy.plan(getting("object"), new Fault.Drip(10_000), 1);
    assertThat(read("object")).isEqualTo(content);
  }

  @Test
  void readsListsAndDeletesAreRepeatedToo() throws IOException {
    store.put(container, "object", payload);
    proxy.plan(line -> true, new Fault.Answer(503), 2);
    assertThat(read("object")).isEqualTo(content);
    proxy.plan(line -> true, new Fault.ResetAfter(), 1);
    assertThat(store.list(container, "")).containsExactly("before", "object");
    proxy.plan(line -> true, new Fault.ResetAfter(), 1);
    store.delete(container, "object");
    proxy.plan(line -> true, new Fault.Answer(500), 1);
    store.deleteAll(container, List.of("before", "object"));
    assertThat(direct.list(container, "")).isEmpty();
  }
}
