package io.holdfast.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.TemporaryStoreException;
import io.holdfast.google.standin.GoogleStandIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens for the key of a service account: given, renewed, refused. */
class ServiceAccountTest {

  private static final String BUCKET = "bucket-of-the-test";

  @TempDir private Path folder;
  private GoogleStandIn standIn;
  private Path key;

  @BeforeEach
  void start() throws IOException {
    standIn = new GoogleStandIn();
    key = folder.resolve("key.json");
    standIn.wantTokens(key);
  }

  @AfterEach
  void stop() throws IOException {
    standIn.close();
  }

  private StoreSetup setup() {
    return new StoreSetup(standIn.address()).keyFile(key);
  }

  private static Payload payload(int bytes) {
    return Payload.of(new byte[bytes]);
  }

  @Test
  void nothingIsAskedBeforeTheFirstRequestAndOneTokenDoesForMany() throws IOException {
    try (GoogleObjectStore store = setup().store()) {
      assertThat(standIn.requests()).isEmpty();
      for (int number = 0; number < 5; number++) {
        store.put(BUCKET, "object-" + number, payload(10));
      }
      assertThat(store.list(BUCKET, "")).hasSize(5);
      assertThat(standIn.tokensGiven()).isEqualTo(1);
    }
  }

  @Test
  void tokensThatExpireInTheMiddleAreRenewed() throws IOException {
    int unit = GoogleWriting.CHUNK_UNIT;
    try (GoogleObjectStore store = setup().chunks(unit, unit).store()) {
      store.put(BUCKET, "first", payload(10));
      standIn.expireTokens();
      store.put(BUCKET, "whole", payload(10));
      standIn.expireTokens();
      store.put(BUCKET, "chunks", expiringInTheMiddle(4 * unit));
      standIn.expireTokens();
      try (InputStream stored = store.get(BUCKET, "chunks")) {
        assertThat(stored.readAllBytes()).hasSize(4 * unit);
      }
      standIn.expireTokens();
      assertThat(store.list(BUCKET, "")).containsExactly("chunks", "first", "whole");
      standIn.expireTokens();
      store.deleteAll(BUCKET, List.of("chunks", "first"));
      standIn.expireTokens();
      store.delete(BUCKET, "whole");
      assertThat(store.list(BUCKET, "")).isEmpty();
    }
  }

  private Payload expiringInTheMiddle(int bytes) {
    return new Payload() {
      @Override
      public long length() {
        return bytes;
      }

      @Override
      public void writeTo(WritableByteChannel channel) throws IOException {
        channel.write(ByteBuffer.allocate(bytes / 2));
        standIn.expireTokens();
        channel.write(ByteBuffer.allocate(bytes - bytes / 2));
      }
    };
  }

  @Test
  void manyThreadsWhoseTokenIsRefusedAskForFewNewOnes() throws IOException {
    try (GoogleObjectStore store = setup().store()) {
      store.put(BUCKET, "first", payload(1));
      standIn.expireTokens();
      IntStream.range(0, 30)
          .parallel()
          .forEach(
              number -> {
                try {
                  store.put(BUCKET, "object-" + number, payload(1000));
                } catch (IOException failure) {
                  throw new AssertionError(failure);
                }
              });
      assertThat(store.list(BUCKET, "object-")).hasSize(30);
      assertThat(standIn.tokensGiven()).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void aKeyThatIsNotKnownIsAFinalFailureThatShowsNoKey() throws IOException {
    Path stranger = folder.resolve("stranger.json");
    try (GoogleStandIn another = new GoogleStandIn()) {
      another.wantTokens(stranger);
      Files.writeString(
          stranger,
          Files.readString(stranger)
              .replace(another.address().toString(), standIn.address().toString()));
    }
    String secret = Files.readString(stranger).replaceAll("(?s).*KEY-----\\\\n(.{40}).*", "$1");
    assertThat(secret).hasSize(40);
    try (GoogleObjectStore store = setup().keyFile(stranger).store()) {
      assertThatThrownBy(() -> store.put(BUCKET, "name", payload(1)))
          .isNotInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("put of name in bucket " + BUCKET)
          .hasMessageContaining("key file")
          .satisfies(failure -> assertThat(trace(failure)).doesNotContain(secret));
    }
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void withoutCredentialsTheServiceRefusesForGood() throws IOException {
    try (GoogleObjectStore store = new StoreSetup(standIn.address()).store()) {
      assertThatThrownBy(() -> store.put(BUCKET, "name", payload(1)))
          .isNotInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("401")
          .hasMessageContaining("set the key file");
      assertThatThrownBy(() -> store.list(BUCKET, "")).hasMessageContaining("401");
    }
  }

  @Test
  void aServiceOfTokensThatIsAwayIsATemporaryFailure() throws IOException {
    Files.writeString(
        key, Files.readString(key).replaceAll("http://127.0.0.1:\\d+/", "http://127.0.0.1:1/"));
    try (GoogleObjectStore store = setup().store()) {
      assertThatThrownBy(() -> store.put(BUCKET, "name", payload(1)))
          .isInstanceOf(TemporaryStoreException.class);
    }
  }

  @Test
  void aFileThatIsNoKeyStopsTheStartAndIsNotShown() throws IOException {
    Path wrong =
        Files.writeString(folder.resolve("wrong.json"), "{\"private_key\": \"hush hush\"}");
    assertThatThrownBy(() -> setup().keyFile(wrong).store())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("wrong.json")
        .satisfies(failure -> assertThat(trace(failure)).doesNotContain("hush"));
    assertThatThrownBy(() -> setup().keyFile(folder.resolve("absent")).store())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("absent");
  }
}
