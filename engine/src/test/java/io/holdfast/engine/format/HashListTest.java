package io.holdfast.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashListTest {

  private static final BackupHeader HEADER =
      new BackupHeader("id", "name \"quoted\" \uD83D\uDE00", null, "volume", "2026-01-01 00:00:00");

  private static byte[] hash(long block) {
    byte[] hash = new byte[HashList.HASH_BYTES];
    for (int at = 0; at < hash.length; at++) {
      hash[at] = (byte) (block >> (at % 8) * 8);
    }
    return hash;
  }

  private static HashList list(long count) {
    HashList list = new HashList(count);
    for (long block = 0; block < count; block++) {
      list.set(block, hash(block));
    }
    return list;
  }

  private static byte[] text(HashList list) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    HashListText.write(HEADER, 32768, list, Channels.newChannel(text));
    return text.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1024, 1025, 32_768, 100_000})
  void aWrittenListIsReadBackAndHasTheLengthThatWasAnnounced(long count) throws IOException {
    byte[] text = text(list(count));
    assertThat(text.length).isEqualTo(HashListText.length(HEADER, 32768, list(count)));

    HashListReader.Read read = HashListReader.read(new ByteArrayInputStream(text));

    assertThat(read.blockBytes()).isEqualTo(32768);
    assertThat(read.hashes().count()).isEqualTo(count);
    for (long block = 0; block < count; block++) {
      assertThat(read.hashes().matches(block, hash(block))).isTrue();
    }
    assertThat(read.hashes().matches(count, hash(count))).isFalse();
  }

  @Test
  void anEmptyListIsWrittenOnOneLine() throws IOException {
    assertThat(new String(text(list(0)), StandardCharsets.US_ASCII))
        .contains("  \"sha256s\": [],\n")
        .contains("\\\"quoted\\\" \\ud83d\\ude00");
  }

  @Test
  void blocksThatOneListLacksAreNeverTheSame() {
    assertThat(list(2).sameAt(1, list(3))).isTrue();
    assertThat(list(2).sameAt(2, list(3))).isFalse();
    assertThat(list(3).sameAt(2, list(2))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"sha256s\": [], \"version\": \"1.0.0\"}",
        "{\"sha256s\": [], \"chunk_size\": 0, \"version\": \"1.0.0\"}",
        "{\"sha256s\": [], \"chunk_size\": 1.5e300, \"version\": \"1.0.0\"}",
        "{\"sha256s\": [], \"chunk_size\": 1024, \"version\": \"2.0.0\"}",
        "{\"sha256s\": [\"00\"], \"chunk_size\": 1024, \"version\": \"1.0.0\"}",
        "{\"sha256s\": [7], \"chunk_size\": 1024, \"version\": \"1.0.0\"}",
        "{\"sha256s\": {}, \"chunk_size\": 1024, \"version\": \"1.0.0\"}"
      })
  void whatIsNoHashListIsRefused(String json) {
    assertThatThrownBy(() -> HashListReader.read(new ByteArrayInputStream(json.getBytes())))
        .isInstanceOf(MalformedObjectException.class);
  }

  @Test
  void aStreamThatFailsIsNotCalledMalformed() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection lost");
          }
        };
    assertThatThrownBy(() -> HashListReader.read(failing))
        .isNotInstanceOf(MalformedObjectException.class)
        .hasMessageContaining("connection lost");
  }
}
