package io.holdfast.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.TemporaryStoreException;
import io.holdfast.engine.store.fault.Fault;
import io.holdfast.engine.store.fault.FaultProxy;
import io.holdfast.google.standin.GoogleStandIn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large objects, in chunks. */
class ResumableUploadTest {

  private static final String BUCKET = "bucket-of-the-test";
  private static final int UNIT = GoogleWriting.CHUNK_UNIT;
  private static final Predicate<String> CHUNK = line -> line.startsWith("PUT ");

  private final byte[] bytes = new byte[6 * UNIT + 1];
  private GoogleStandIn standIn;
  private FaultProxy proxy;
  private GoogleObjectStore store;

  @BeforeEach
  void start() throws IOException {
    new Random(1).nextBytes(bytes);
    standIn = new GoogleStandIn();
    proxy = new FaultProxy(standIn.address());
    store = new StoreSetup(proxy.address()).chunks(UNIT, 2 * UNIT).store();
    store.put(BUCKET, "before", Payload.of(new byte[1]));
    proxy.clear();
  }

  @AfterEach
  void stop() throws IOException {
    store.close();
    proxy.close();
    standIn.close();
  }

  private byte[] stored(String name) throws IOException {
    try (InputStream input = store.get(BUCKET, name)) {
      return input.readAllBytes();
    }
  }

  private void assertNothingIsLeft() throws IOException {
    assertThat(store.list(BUCKET, "")).containsExactly("before");
    assertThat(standIn.openUploads()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {UNIT + 1, 2 * UNIT, 2 * UNIT + 1, 4 * UNIT, 6 * UNIT + 1})
  void objectsOfAnyLengthComeBack(int length) throws IOException {
    byte[] content = Arrays.copyOf(bytes, length);
    store.put(BUCKET, "name", Payload.of(content));
    assertThat(stored("name")).isEqualTo(content);
    assertThat(standIn.openUploads()).isZero();
  }

  @Test
  void eachChunkIsOneRequestAndOneIsBefore() throws IOException {
    store.put(BUCKET, "name", Payload.of(bytes));
    assertThat(standIn.requests().stream().filter(CHUNK)).hasSize(4);
    assertThat(standIn.requests().stream().filter(line -> line.contains("uploadType=resumable")))
        .hasSize(5);
  }

  @Test
  void upToTheThresholdAndWithoutChunksItIsOneRequest() throws IOException {
    store.put(BUCKET, "small", Payload.of(new byte[UNIT]));
    try (GoogleObjectStore whole = new StoreSetup(standIn.address()).inOneRequest(UNIT).store()) {
      whole.put(BUCKET, "large", Payload.of(bytes));
    }
    assertThat(stored("large")).isEqualTo(bytes);
    assertThat(standIn.requests()).noneMatch(line -> line.contains("resumable"));
  }

  @Test
  void whatTheServiceDidNotKeepGoesAgain() throws IOException {
    standIn.faults().shortChunks(3, UNIT);
    store.put(BUCKET, "name", Payload.of(bytes));
    assertThat(stored("name")).isEqualTo(bytes);
  }

  @Test
  void aServiceThatKeepsNothingIsGivenUp() throws IOException {
    standIn.faults().shortChunks(Integer.MAX_VALUE, 0);
    assertThatThrownBy(() -> store.put(BUCKET, "name", Payload.of(bytes)))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("keeps nothing");
    assertNothingIsLeft();
  }

  @Test
  void aNameThatIsTakenIsNotOverwritten() throws IOException {
    store.put(BUCKET, "name", Payload.of(bytes));
    assertThatThrownBy(() -> store.put(BUCKET, "name", Payload.of(new byte[3 * UNIT])))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(stored("name")).isEqualTo(bytes);
  }

  @Test
  void aNameThatIsTakenMeanwhileIsNotOverwritten() throws IOException {
    Payload raced = payload(() -> store.put(BUCKET, "name", Payload.of(new byte[1])));
    assertThatThrownBy(() -> store.put(BUCKET, "name", raced))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(stored("name")).hasSize(1);
  }

  @Test
  void aPayloadThatBreaksLeavesNothing() throws IOException {
    Payload broken =
        payload(
            () -> {
              throw new IOException("broken in the middle");
            });
    assertThatThrownBy(() -> store.put(BUCKET, "name", broken)).hasMessage("broken in the middle");
    assertNothingIsLeft();
  }

  /** Does something in the middle, the second time it is written: the first is for its digest. */
  private Payload payload(Step step) {
    return new Payload() {
      private int written;

      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public void writeTo(WritableByteChannel channel) throws IOException {
        channel.write(ByteBuffer.wrap(bytes, 0, 3 * UNIT));
        if (++written == 2) {
          step.run();
        }
        channel.write(ByteBuffer.wrap(bytes, 3 * UNIT, bytes.length - 3 * UNIT));
      }
    };
  }

  /** What happens in the middle. */
  private interface Step {
    void run() throws IOException;
  }

  @Test
  void aSessionThatIsForgottenIsATemporaryFailure() throws IOException {
    assertThatThrownBy(() -> store.put(BUCKET, "name", payload(standIn::forgetUploads)))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("forgotten");
    assertNothingIsLeft();
  }

  @Test
  void anotherDigestThanOursIsNeverTakenForStored() throws IOException {
    standIn.faults().wrongDigests(1);
    assertThatThrownBy(() -> store.put(BUCKET, "name", Payload.of(bytes)))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("other bytes");
    assertNothingIsLeft();
  }

  @Test
  void theServiceRefusesBytesThatCameDamaged() throws IOException {
    assertThatThrownBy(() -> store.put(BUCKET, "name", payload(() -> bytes[5 * UNIT]++)))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("MD5 hash");
    assertNothingIsLeft();
  }

  @Test
  void aChunkThatFailsLeavesNothingVisible() throws IOException {
    for (Fault fault :
        new Fault[] {new Fault.Answer(503), new Fault.ResetBefore(), new Fault.ResetInBody(UNIT)}) {
      proxy.clear();
      proxy.plan(CHUNK, fault, 1);
      assertThatThrownBy(() -> store.put(BUCKET, "name", Payload.of(bytes)))
          .isInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("name")
          .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("upload_id"));
      assertNothingIsLeft();
    }
    store.put(BUCKET, "name", Payload.of(bytes));
    assertThat(stored("name")).isEqualTo(bytes);
  }
}
