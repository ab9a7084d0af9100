package io.holdfast.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.store.InvalidNameException;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is of S3 alone, on radosgw. */
class S3ObjectStoreTest {

  private final String bucket = "b" + UUID.randomUUID().toString().substring(0, 12);
  private final List<S3ObjectStore> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(S3ObjectStore::close);
  }

  private S3ObjectStore opened(StoreSetup setup) throws IOException {
    S3ObjectStore store = setup.store();
    opened.add(store);
    return store;
  }

  private static Payload text(String text) {
    return Payload.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private String stored(S3ObjectStore store, String name) throws IOException {
    try (InputStream input = store.get(bucket, name)) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aListingGoesOverAsManyPagesAsItNeeds() throws IOException {
    S3ObjectStore store = opened(StoreSetup.onGateway().page(3));
    List<String> names = new ArrayList<>();
    for (int number = 0; number < 10; number++) {
      names.add("volume_1/az_nova ü+%%&?_backup-%05d".formatted(number));
      store.put(bucket, names.get(number), text("x"));
    }
    store.put(bucket, "other", text("x"));
    assertThat(store.list(bucket, "volume_1/")).isEqualTo(names);
    assertThat(store.list(bucket, "nothing")).isEmpty();
    store.deleteAll(bucket, names);
    assertThat(store.list(bucket, "")).containsExactly("other");
  }

  @Test
  void manyAreDeletedAlthoughSomeAreNotThere() throws IOException {
    S3ObjectStore store = opened(StoreSetup.onGateway());
    store.put(bucket, "one", text("x"));
    List<String> names = new ArrayList<>(List.of("one"));
    for (int number = 0; number < 1500; number++) {
      names.add("absent-" + number);
    }
    store.put(bucket, "last", text("x"));
    names.add("last");
    store.deleteAll(bucket, names);
    assertThat(store.list(bucket, "")).isEmpty();
    store.deleteAll(bucket + "-absent", names);
    store.deleteAll(bucket, List.of());
  }

  @Test
  void aMissingBucketThatMayNotBeMadeIsAFinalFailureThatSaysSo() throws IOException {
    S3ObjectStore store = opened(StoreSetup.onGateway().withoutMakingBuckets().container(bucket));
    assertThatThrownBy(() -> store.put(bucket, "name", text("x")))
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("no bucket " + bucket)
        .hasMessageContaining("make it");
    assertThatThrownBy(store::check).hasMessageContaining(bucket);
    assertThat(store.list(bucket, "")).isEmpty();
    assertThatThrownBy(() -> store.get(bucket, "name")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void whoMayNotMakeBucketsIsTold() throws Exception {
    AccessKey key = SharedGateway.gateway().user("poor-" + bucket, -1);
    S3ObjectStore store = opened(StoreSetup.onGateway().key(key));
    assertThatThrownBy(() -> store.put(bucket, "name", text("x")))
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("making of bucket " + bucket)
        .hasMessageContaining("403");
  }

  @Test
  void aBucketOfSomebodyElseIsAFinalFailure() throws Exception {
    opened(StoreSetup.onGateway()).put(bucket, "mine", text("x"));
    AccessKey key = SharedGateway.gateway().user("other-" + bucket, 0);
    S3ObjectStore other = opened(StoreSetup.onGateway().key(key).container(bucket));
    assertThatThrownBy(() -> other.put(bucket, "name", text("x")))
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("AccessDenied")
        .hasMessageContaining("let the user of the access key");
    assertThatThrownBy(() -> other.get(bucket, "mine")).hasMessageContaining("403");
    assertThatThrownBy(other::check).hasMessageContaining("403");
    assertThatThrownBy(() -> other.deleteAll(bucket, List.of("mine")))
        .isNotInstanceOf(TemporaryStoreException.class);
  }

  @Test
  void aWrongSecretIsFinalAndNotShown() throws IOException {
    AccessKey wrong = new AccessKey(SharedGateway.key().id(), "wrong-secret-of-the-test");
    S3ObjectStore store = opened(StoreSetup.onGateway().key(wrong));
    assertThatThrownBy(() -> store.put(bucket, "name", text("x")))
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("SignatureDoesNotMatch")
        .hasMessageContaining("set the secret key")
        .satisfies(failure -> assertThat(trace(failure)).doesNotContain(wrong.secret()));
    assertThat(StoreSetup.onGateway().key(wrong).server().toString())
        .doesNotContain(wrong.secret());
    AccessKey unknown = new AccessKey("NOBODY", "x");
    S3ObjectStore stranger = opened(StoreSetup.onGateway().key(unknown));
    assertThatThrownBy(() -> stranger.get(bucket, "name"))
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("InvalidAccessKeyId");
  }

  private static String trace(Throwable failure) {
    java.io.StringWriter text = new java.io.StringWriter();
    failure.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ab", "Upper", "under_score", "-dash", "dash-", "a..b", "192.168.1.1", "a/b", "ü"})
  void namesThatNoBucketHasAreRefused(String name) throws IOException {
    S3ObjectStore store = opened(new StoreSetup(URI.create("http://127.0.0.1:1"), key()));
    assertThatThrownBy(() -> store.checkContainer(name)).isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> store.put(name, "x", text("x")))
        .isInstanceOf(InvalidNameException.class);
  }

  private static AccessKey key() {
    return new AccessKey("id", "secret");
  }

  @Test
  void aKeyHasUpTo1024Bytes() throws IOException {
    S3ObjectStore store = opened(StoreSetup.onGateway());
    String longest = ("ü".repeat(100) + "/").repeat(5) + "x".repeat(19);
    assertThat(longest.getBytes(StandardCharsets.UTF_8)).hasSize(1024);
    store.put(bucket, longest, text("long"));
    assertThat(stored(store, longest)).isEqualTo("long");
    assertThatThrownBy(() -> store.put(bucket, longest + "x", text("x")))
        .isInstanceOf(InvalidNameException.class);
  }

  @Test
  void aServerThatIsNotThereIsATemporaryFailure() throws IOException {
    S3ObjectStore store = opened(new StoreSetup(URI.create("http://127.0.0.1:1"), key()));
    assertThatThrownBy(() -> store.put(bucket, "x", text("x")))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("127.0.0.1:1");
    assertThatThrownBy(store::check).isInstanceOf(TemporaryStoreException.class);
  }

  @Test
  void theNameIsLookedUpForServersWithoutConditionalPuts() throws IOException {
    S3ObjectStore store = opened(StoreSetup.onGateway().check(OverwriteCheck.HEAD));
    store.put(bucket, "name", text("first"));
    assertThatThrownBy(() -> store.put(bucket, "name", text("second")))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(stored(store, "name")).isEqualTo("first");
  }

  @Test
  void theStorageClassIsSent() throws IOException {
    S3ObjectStore store = opened(StoreSetup.onGateway().storageClass(RealGateway.STORAGE_CLASS));
    store.put(bucket, "cold", text("x"));
    try (var client = ServerClient.of(StoreSetup.onGateway().server())) {
      assertThat(client.headObject(r -> r.bucket(bucket).key("cold")).storageClassAsString())
          .isEqualTo(RealGateway.STORAGE_CLASS);
    }
    S3ObjectStore wrong = opened(StoreSetup.onGateway().storageClass("NOWHERE"));
    assertThatThrownBy(() -> wrong.put(bucket, "x", text("x")))
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("400");
  }

  @Test
  void aServerIsTrustedByItsCertificateOnly() throws IOException {
    S3ObjectStore trusting =
        opened(StoreSetup.onSecureGateway().trusting(SharedGateway.gateway().certificate()));
    trusting.put(bucket, "name", text("over TLS"));
    assertThat(stored(trusting, "name")).isEqualTo("over TLS");
    S3ObjectStore blind = opened(StoreSetup.onSecureGateway().trustingAnybody());
    assertThat(stored(blind, "name")).isEqualTo("over TLS");
    S3ObjectStore careful = opened(StoreSetup.onSecureGateway());
    assertThatThrownBy(() -> careful.get(bucket, "name"))
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("certificate is not trusted");
  }

  @Test
  void theBucketStaysWhenItIsEmpty() throws IOException {
    S3ObjectStore store = opened(StoreSetup.onGateway().withoutMakingBuckets().container(bucket));
    opened(StoreSetup.onGateway()).put(bucket, "name", text("x"));
    store.delete(bucket, "name");
    store.deleteContainerIfEmpty(bucket);
    assertThatCode(store::check).doesNotThrowAnyException();
  }
}
