package io.holdfast.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.store.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Objects in parts of 5 MiB, on radosgw. */
class MultipartPutTest {

  private static final int MIB = 1 << 20;

  private final String bucket = "m" + UUID.randomUUID().toString().substring(0, 12);
  private S3ObjectStore store;
  private S3Client client;

  @BeforeEach
  void open() throws IOException {
    store = StoreSetup.onGateway().parts(6 * MIB, 5 * MIB).store();
    client = ServerClient.of(StoreSetup.onGateway().server());
    store.put(bucket, "first", Payload.of(new byte[1]));
  }

  @AfterEach
  void close() {
    store.close();
    client.close();
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private List<MultipartUpload> unfinished() {
    return client.listMultipartUploads(r -> r.bucket(bucket)).uploads();
  }

  /** Writes its bytes in odd pieces, as a source does that is not one buffer; may break. */
  private record Pieces(byte[] bytes, int breakAt) implements Payload {

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void writeTo(WritableByteChannel channel) throws IOException {
      for (int from = 0; from < bytes.length; from += 700_001) {
        if (from > breakAt) {
          throw new IOException("broken in the middle");
        }
        ByteBuffer piece = ByteBuffer.wrap(bytes, from, Math.min(700_001, bytes.length - from));
        while (piece.hasRemaining()) {
          channel.write(piece);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {6 * MIB + 1, 10 * MIB, 13 * MIB + 5})
  void comesBackAsItWas(int length) throws IOException {
    byte[] bytes = noise(length);
    store.put(bucket, "large", Payload.of(bytes));
    store.put(bucket, "pieces", new Pieces(bytes, Integer.MAX_VALUE));
    for (String name : List.of("large", "pieces")) {
      try (InputStream input = store.get(bucket, name)) {
        assertThat(input.readAllBytes()).isEqualTo(bytes);
      }
    }
    assertThat(client.headObject(r -> r.bucket(bucket).key("large")).eTag()).contains("-");
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void nothingIsOverwrittenAndNothingLeft() throws IOException {
    store.put(bucket, "first-large", Payload.of(noise(7 * MIB)));
    for (String name : List.of("first", "first-large")) {
      assertThatThrownBy(() -> store.put(bucket, name, Payload.of(noise(8 * MIB))))
          .isInstanceOf(FileAlreadyExistsException.class);
    }
    assertThatThrownBy(() -> store.put(bucket, "first-large", Payload.of(new byte[1])))
        .isInstanceOf(FileAlreadyExistsException.class);
    try (InputStream input = store.get(bucket, "first-large")) {
      assertThat(input.readAllBytes()).isEqualTo(noise(7 * MIB));
    }
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void aSourceThatBreaksLeavesNothing() throws IOException {
    assertThatThrownBy(() -> store.put(bucket, "broken", new Pieces(noise(12 * MIB), 8 * MIB)))
        .hasMessageContaining("broken in the middle");
    assertThat(unfinished()).isEmpty();
    assertThat(store.list(bucket, "")).containsExactly("first");
  }

  @Test
  void whatADeadWriterLeftIsRemovedByPrefix() throws IOException {
    for (String name : List.of("mine-1", "mine-2", "other")) {
      client.createMultipartUpload(r -> r.bucket(bucket).key(name));
    }
    store.deleteUnfinished(bucket, "mine-");
    assertThat(unfinished()).extracting(MultipartUpload::key).containsExactly("other");
    store.deleteUnfinished(bucket + "-absent", "mine-");
  }

  @Test
  void aMissingBucketIsMadeForALargeObjectToo() throws IOException {
    store.put(bucket + "-new", "large", Payload.of(noise(7 * MIB)));
    assertThat(store.list(bucket + "-new", "")).containsExactly("large");
  }
}
