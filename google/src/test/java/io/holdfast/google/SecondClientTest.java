package io.holdfast.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.NoCredentials;
import com.google.cloud.ReadChannel;
import com.google.cloud.ServiceOptions;
import com.google.cloud.WriteChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import com.google.cloud.storage.StorageException;
import com.google.cloud.storage.StorageOptions;
import io.holdfast.engine.store.Payload;
import io.holdfast.google.standin.SharedStandIn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Google's other client on the stand-in, so that the stand-in cannot come to fit our own client
 * alone; and what one of both wrote, read by the other.
 */
class SecondClientTest {

  private static final int UNIT = 256 << 10;

  private final String bucket = "g" + UUID.randomUUID().toString().substring(0, 12);
  private final byte[] bytes = new byte[5 * UNIT + 77];
  private Storage other;

  @BeforeEach
  void open() {
    new Random(11).nextBytes(bytes);
    other =
        StorageOptions.http()
            .setHost(SharedStandIn.get().address().toString())
            .setProjectId("project-of-the-test")
            .setCredentials(NoCredentials.getInstance())
            .setRetrySettings(ServiceOptions.getNoRetrySettings())
            .build()
            .getService();
    other.create(BucketInfo.of(bucket));
  }

  @AfterEach
  void close() throws Exception {
    other.close();
  }

  private BlobInfo blob(String name) {
    return BlobInfo.newBuilder(bucket, name).setContentType("application/octet-stream").build();
  }

  private void writeInChunks(String name, byte[] content) throws IOException {
    try (WriteChannel channel = other.writer(blob(name), BlobWriteOption.doesNotExist())) {
      channel.setChunkSize(UNIT);
      for (int at = 0; at < content.length; at += 100_000) {
        channel.write(ByteBuffer.wrap(content, at, Math.min(100_000, content.length - at)));
      }
    }
  }

  @Test
  void putsInOneRequestAndInChunksAreReadBack() throws IOException {
    Blob whole = other.create(blob("whole"), bytes, BlobTargetOption.doesNotExist());
    assertThat(whole.getMd5()).isEqualTo(Md5.of(Payload.of(bytes)));
    writeInChunks("chunks", bytes);
    assertThat(other.readAllBytes(bucket, "whole")).isEqualTo(bytes);
    assertThat(other.readAllBytes(bucket, "chunks")).isEqualTo(bytes);
    assertThat(other.get(bucket, "chunks").getSize()).isEqualTo(bytes.length);
    assertThat(other.get(bucket, "chunks").getCrc32c()).isEqualTo(whole.getCrc32c());
  }

  @Test
  void aPartIsReadByItsRange() throws IOException {
    other.create(blob("name"), bytes);
    ByteBuffer part = ByteBuffer.allocate(1000);
    try (ReadChannel channel = other.reader(BlobId.of(bucket, "name"))) {
      channel.setChunkSize(500);
      channel.seek(1234);
      while (part.hasRemaining() && channel.read(part) >= 0) {
        continue;
      }
    }
    assertThat(part.array()).isEqualTo(Arrays.copyOfRange(bytes, 1234, 2234));
  }

  @Test
  void preconditionsAreKept() throws IOException {
    Blob first = other.create(blob("name"), bytes, BlobTargetOption.doesNotExist());
    assertThatThrownBy(
            () -> other.create(blob("name"), new byte[1], BlobTargetOption.doesNotExist()))
        .isInstanceOfSatisfying(
            StorageException.class, refused -> assertThat(refused.getCode()).isEqualTo(412));
    assertThatThrownBy(() -> writeInChunks("name", bytes)).hasMessageContaining("412");
    BlobId wrong = BlobId.of(bucket, "name", first.getGeneration() + 1);
    assertThatThrownBy(() -> other.delete(wrong, BlobSourceOption.generationMatch()))
        .isInstanceOf(StorageException.class);
    assertThat(other.readAllBytes(bucket, "name")).isEqualTo(bytes);
  }

  @Test
  void listsGoOverPagesAndDeletesTellWhatWasThere() {
    List<BlobId> ids =
        IntStream.range(0, 25)
            .mapToObj(number -> BlobId.of(bucket, "a/ü %%2F+&%02d".formatted(number)))
            .toList();
    ids.forEach(id -> other.create(blob(id.getName()), new byte[3]));
    other.create(blob("b"), new byte[3]);
    assertThat(
            StreamSupport.stream(
                    other
                        .list(bucket, BlobListOption.prefix("a/"), BlobListOption.pageSize(10))
                        .iterateAll()
                        .spliterator(),
                    false)
                .map(Blob::getName))
        .containsExactlyElementsOf(ids.stream().map(BlobId::getName).toList());
    assertThat(other.delete(ids)).hasSize(25).doesNotContain(false);
    assertThat(other.delete(ids)).hasSize(25).doesNotContain(true);
    assertThat(other.get(bucket, "a/ü %2F+&01")).isNull();
    assertThat(other.delete(bucket, "b")).isTrue();
    assertThat(other.delete(bucket, "b")).isFalse();
    assertThat(other.delete(bucket)).isTrue();
  }

  @Test
  void eachReadsWhatTheOtherWrote() throws IOException {
    try (GoogleObjectStore whole = StoreSetup.onStandIn().store();
        GoogleObjectStore chunks = StoreSetup.onStandIn().chunks(UNIT, UNIT).store()) {
      whole.put(bucket, "ours/whole ü+%", Payload.of(bytes));
      chunks.put(bucket, "ours/chunks", Payload.of(bytes));
      assertThat(other.readAllBytes(bucket, "ours/whole ü+%")).isEqualTo(bytes);
      assertThat(other.readAllBytes(bucket, "ours/chunks")).isEqualTo(bytes);
      Blob ours = other.get(bucket, "ours/chunks");
      assertThat(ours.getContentType()).isEqualTo("application/octet-stream");
      assertThat(ours.getMd5()).isEqualTo(Md5.of(Payload.of(bytes)));

      other.create(blob("theirs/whole"), bytes);
      writeInChunks("theirs/chunks", bytes);
      for (String name : List.of("theirs/whole", "theirs/chunks")) {
        try (InputStream stored = whole.get(bucket, name)) {
          assertThat(stored.readAllBytes()).isEqualTo(bytes);
        }
      }
      assertThat(whole.list(bucket, "theirs/")).containsExactly("theirs/chunks", "theirs/whole");
    }
  }
}
