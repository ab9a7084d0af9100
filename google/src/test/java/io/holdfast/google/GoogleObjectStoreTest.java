package io.holdfast.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.store.InvalidNameException;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.TemporaryStoreException;
import io.holdfast.engine.store.fault.Fault;
import io.holdfast.engine.store.fault.FaultProxy;
import io.holdfast.google.standin.GoogleStandIn;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is of Google alone, on the stand-in. */
class GoogleObjectStoreTest {

  private static final String BUCKET = "bucket-of-the-test";
  private static final URI NOBODY = URI.create("http://127.0.0.1:1");

  private GoogleStandIn standIn;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    standIn = new GoogleStandIn();
    proxy = new FaultProxy(standIn.address());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    standIn.close();
  }

  private StoreSetup setup() {
    return new StoreSetup(proxy.address());
  }

  private static Payload text(String text) {
    return Payload.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String stored(GoogleObjectStore store, String name) throws IOException {
    try (InputStream input = store.get(BUCKET, name)) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aPutIsOneRequest() throws IOException {
    try (GoogleObjectStore store = setup().store()) {
      assertThat(standIn.requests()).isEmpty();
      store.put(BUCKET, "first", text("x"));
      int before = standIn.requests().size();
      store.put(BUCKET, "second", Payload.of(new byte[32 << 20]));
      assertThat(standIn.requests()).hasSize(before + 1);
    }
  }

  @Test
  void aListingGoesOverAsManyPagesAsItNeeds() throws IOException {
    try (GoogleObjectStore store = setup().page(3).store()) {
      List<String> names =
          IntStream.range(0, 10)
              .mapToObj("volume_1/az_nova ü+%%&?_backup-%05d"::formatted)
              .toList();
      for (String name : names) {
        store.put(BUCKET, name, text("x"));
      }
      store.put(BUCKET, "other", text("x"));
      assertThat(store.list(BUCKET, "volume_1/")).isEqualTo(names);
      assertThat(store.list(BUCKET, "nothing")).isEmpty();
    }
  }

  @Test
  void aHundredObjectsAreDeletedByOneRequest() throws IOException {
    try (GoogleObjectStore store = setup().store()) {
      store.put(BUCKET, "one", text("x"));
      List<String> names =
          IntStream.range(0, 250).mapToObj(n -> n == 120 ? "one" : "n" + n).toList();
      proxy.clear();
      store.deleteAll(BUCKET, names);
      assertThat(proxy.exchanges()).hasSize(3);
      assertThat(store.list(BUCKET, "")).isEmpty();
    }
  }

  @Test
  void servicesWithoutBatchesDeleteOneByOne() throws IOException {
    standIn.faults().noBatches();
    try (GoogleObjectStore store = setup().store()) {
      store.put(BUCKET, "one", text("x"));
      store.put(BUCKET, "two", text("x"));
      store.deleteAll(BUCKET, List.of("one", "absent", "two"));
      assertThat(store.list(BUCKET, "")).isEmpty();
    }
  }

  @Test
  void aMissingBucketThatIsNotMadeIsAFinalFailureThatSaysSo() throws IOException {
    try (GoogleObjectStore forbidden = setup().withoutMakingBuckets().container(BUCKET).store();
        GoogleObjectStore homeless = setup().withoutProject().container(BUCKET).store()) {
      assertThatThrownBy(() -> forbidden.put(BUCKET, "name", text("x")))
          .isNotInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("no bucket " + BUCKET)
          .hasMessageContaining("allow that missing buckets are made");
      assertThatThrownBy(() -> homeless.put(BUCKET, "name", text("x")))
          .isNotInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("set the project");
      assertThatThrownBy(forbidden::check).hasMessageContaining(BUCKET);
      assertThatThrownBy(homeless::check).hasMessageContaining("set the project");
      assertThat(forbidden.list(BUCKET, "")).isEmpty();
      assertThatThrownBy(() -> forbidden.get(BUCKET, "name"))
          .isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void anotherDigestThanOursIsNeverTakenForStored() throws IOException {
    try (GoogleObjectStore store = setup().store()) {
      store.put(BUCKET, "before", text("x"));
      standIn.faults().wrongDigests(1);
      assertThatThrownBy(() -> store.put(BUCKET, "name", text("x")))
          .isInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("other bytes than were sent");
      assertThat(store.list(BUCKET, "")).containsExactly("before");
      store.put(BUCKET, "name", text("again"));
      assertThat(stored(store, "name")).isEqualTo("again");
    }
  }

  @Test
  void theServiceRefusesABodyThatCameDamaged() throws IOException {
    Payload changing =
        new Payload() {
          private byte next;

          @Override
          public long length() {
            return 1;
          }

          @Override
          public void writeTo(WritableByteChannel channel) throws IOException {
            channel.write(ByteBuffer.wrap(new byte[] {next++}));
          }
        };
    try (GoogleObjectStore store = setup().store()) {
      store.put(BUCKET, "before", text("x"));
      assertThatThrownBy(() -> store.put(BUCKET, "name", changing))
          .isInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("MD5 hash");
      assertThat(store.list(BUCKET, "")).containsExactly("before");
    }
  }

  @Test
  void aServiceThatIsAskedTooMuchIsLeftAlone() throws IOException {
    String body =
        "{\"error\":{\"code\":403,\"message\":\"slow down\",\"errors\":[{\"domain\":\"usageLimits\","
            + "\"reason\":\"userRateLimitExceeded\",\"message\":\"slow down\"}]}}";
    Map<String, String> headers = Map.of("Content-Type", "application/json", "Retry-After", "7");
    proxy.plan(line -> true, new Fault.Answer(403, headers, body), 1);
    try (GoogleObjectStore store = setup().store()) {
      assertThatThrownBy(() -> store.list(BUCKET, ""))
          .hasMessageContaining("userRateLimitExceeded slow down")
          .isInstanceOfSatisfying(
              TemporaryStoreException.class,
              failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7)));
    }
  }

  @Test
  void whatTheServiceRefusesForGoodSaysWhatToDo() throws IOException {
    proxy.plan(line -> true, new Fault.Answer(403), 2);
    try (GoogleObjectStore store = setup().store()) {
      assertThatThrownBy(() -> store.get(BUCKET, "name"))
          .isNotInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("get of name in bucket " + BUCKET)
          .hasMessageContaining("Storage Object Admin");
      assertThatThrownBy(store::check).hasMessageContaining("403");
    }
  }

  @Test
  void furtherAnswersMayPassIfItIsConfigured() throws IOException {
    proxy.plan(line -> true, new Fault.Answer(423), 2);
    try (GoogleObjectStore strict = setup().store();
        GoogleObjectStore patient = setup().passing(423).store()) {
      assertThatThrownBy(() -> strict.list(BUCKET, ""))
          .isNotInstanceOf(TemporaryStoreException.class);
      assertThatThrownBy(() -> patient.list(BUCKET, ""))
          .isInstanceOf(TemporaryStoreException.class);
    }
  }

  @Test
  void requestsGoThroughTheProxyThatIsConfigured() throws IOException {
    // An address that only the proxy could find out.
    StoreSetup behind = new StoreSetup(URI.create("http://storage.invalid")).proxy(proxy.address());
    proxy.plan(line -> true, new Fault.Answer(503), 1);
    try (GoogleObjectStore store = behind.store()) {
      assertThatThrownBy(() -> store.list(BUCKET, "x")).hasMessageContaining("503");
      assertThat(proxy.exchanges().get(0).line()).startsWith("GET http://storage.invalid/");
    }
  }

  @Test
  void aServiceThatIsNotThereIsATemporaryFailure() throws IOException {
    try (GoogleObjectStore store = new StoreSetup(NOBODY).store()) {
      assertThatThrownBy(() -> store.put(BUCKET, "x", text("x")))
          .isInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("127.0.0.1:1");
      assertThatThrownBy(store::check).isInstanceOf(TemporaryStoreException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ab",
        "Upper",
        "-dash",
        "dash-",
        "a..b",
        "192.168.1.1",
        "a/b",
        "ü",
        "goog-mine",
        "my-google"
      })
  void namesThatNoBucketHasAreRefused(String name) throws IOException {
    try (GoogleObjectStore store = new StoreSetup(NOBODY).store()) {
      assertThatThrownBy(() -> store.checkContainer(name)).isInstanceOf(InvalidNameException.class);
      assertThatThrownBy(() -> store.put(name, "x", text("x")))
          .isInstanceOf(InvalidNameException.class);
    }
  }

  @Test
  void bucketsMayHaveUnderscoresAndDomains() throws IOException {
    try (GoogleObjectStore store = new StoreSetup(NOBODY).store()) {
      String domain = "backups." + "x".repeat(63) + ".example";
      assertThatCode(() -> store.checkContainer("a_b-1")).doesNotThrowAnyException();
      assertThatCode(() -> store.checkContainer(domain)).doesNotThrowAnyException();
      assertThatThrownBy(() -> store.checkContainer("x".repeat(64)))
          .isInstanceOf(InvalidNameException.class);
    }
  }

  @Test
  void anObjectNameHasUpTo1024BytesAndIsNoneOfGooglesOwn() throws IOException {
    try (GoogleObjectStore store = setup().store()) {
      String longest = ("ü".repeat(100) + "/").repeat(5) + "x".repeat(19);
      store.put(BUCKET, longest, text("long"));
      assertThat(stored(store, longest)).isEqualTo("long");
      assertThat(store.list(BUCKET, longest)).containsExactly(longest);
      for (String name : List.of(longest + "x", ".well-known/acme-challenge/x")) {
        assertThatThrownBy(() -> store.put(BUCKET, name, text("x")))
            .isInstanceOf(InvalidNameException.class);
      }
    }
  }

  @Test
  void theBucketStaysWhenItIsEmpty() throws IOException {
    try (GoogleObjectStore store = setup().store();
        GoogleObjectStore other = setup().withoutMakingBuckets().container(BUCKET).store()) {
      store.put(BUCKET, "name", text("x"));
      store.delete(BUCKET, "name");
      store.deleteContainerIfEmpty(BUCKET);
      assertThatCode(other::check).doesNotThrowAnyException();
    }
  }
}
