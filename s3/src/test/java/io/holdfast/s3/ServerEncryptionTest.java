package io.holdfast.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects that the server encrypts, on radosgw over TLS. */
class ServerEncryptionTest {

  private static final int MIB = 1 << 20;
  private static final String KEY = "0123456789abcdefghijklmnopqrstuv";

  private final String bucket = "e" + UUID.randomUUID().toString().substring(0, 12);

  private static StoreSetup secure() {
    return StoreSetup.onSecureGateway()
        .trusting(SharedGateway.gateway().certificate())
        .parts(6 * MIB, 5 * MIB);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000, 7 * MIB})
  void whatACustomersKeyEncryptedOnlyItReads(int length) throws IOException {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 7);
    try (S3ObjectStore store =
            secure().encryption(ServerEncryption.customer("AES256", KEY)).store();
        S3ObjectStore keyless = secure().store();
        S3ObjectStore other =
            secure()
                .encryption(ServerEncryption.customer("AES256", KEY.replace('0', '9')))
                .store()) {
      store.put(bucket, "secret", Payload.of(bytes));
      try (InputStream input = store.get(bucket, "secret")) {
        assertThat(input.readAllBytes()).isEqualTo(bytes);
      }
      assertThatThrownBy(() -> keyless.get(bucket, "secret"))
          .isNotInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("400");
      assertThatThrownBy(() -> other.get(bucket, "secret"))
          .isNotInstanceOf(TemporaryStoreException.class);
    }
  }

  @Test
  void whatTheServerCannotEncryptIsNotStored() throws IOException {
    try (S3ObjectStore store =
        secure().encryption(ServerEncryption.managed("AES256", null)).store()) {
      assertThatThrownBy(() -> store.put(bucket, "name", Payload.of(new byte[10])))
          .isNotInstanceOf(TemporaryStoreException.class);
      assertThat(store.list(bucket, "")).isEmpty();
    }
  }

  @Test
  void aKeyIs32BytesPlainOrInBase64() {
    String coded = Base64.getEncoder().encodeToString(KEY.getBytes());
    assertThat(ServerEncryption.customer("AES256", coded).toString()).doesNotContain(coded);
    for (String wrong : new String[] {"", "short", "?".repeat(44), KEY + KEY}) {
      assertThatThrownBy(() -> ServerEncryption.customer("AES256", wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("32");
    }
  }
}
