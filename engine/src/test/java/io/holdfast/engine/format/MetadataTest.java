package io.holdfast.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {

  private static final BackupHeader HEADER =
      new BackupHeader("id", null, "tab\tand \u007f and \u00fc", "volume", "2026-01-01 00:00:00");

  private static BackupMetadata read(String json) throws IOException {
    return MetadataReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static String entry(String fields) {
    return "{\"version\": \"1.0.0\", \"objects\": [{\"name\": {" + fields + "}}]}";
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    StoredObject raw = new StoredObject("p-00001", 0, 10, "aa", Compression.NONE, null);
    StoredObject packed = new StoredObject("p-00002", 10, 5, "bb", Compression.ZSTD, "cc");
    BackupMetadata metadata =
        new BackupMetadata(HEADER, "parent", List.of(raw, packed), "{\"version\": 2}");
    assertThat(read(new String(MetadataText.of(metadata), StandardCharsets.US_ASCII)))
        .isEqualTo(metadata);
  }

  @Test
  void unknownKeysAreOverlookedAndMissingDigestsToo() throws IOException {
    String json =
        """
        {"version": "1.0.0", "new": {"deep": [1, {"x": null}]}, "objects": [
          {"n": {"compression": "GZIP", "length": 3, "offset": 0, "level": 9}}
        ]}""";
    assertThat(read(json).objects())
        .containsExactly(new StoredObject("n", 0, 3, null, Compression.ZLIB, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "{}",
        "{\"version\": \"1.0.0\"}",
        "{\"objects\": []}",
        "{\"version\": \"1.0.0\", \"objects\": {}}",
        "{\"version\": \"1.0.0\", \"objects\": [{}]}",
        "{\"version\": 1, \"objects\": []}"
      })
  void whatIsNoMetadataIsRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedObjectException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"compression\": \"zlib\", \"length\": 1",
        "\"compression\": \"lz4\", \"length\": 1, \"offset\": 0",
        "\"compression\": \"zlib\", \"length\": 0, \"offset\": 0",
        "\"compression\": \"zlib\", \"length\": 1, \"offset\": -1",
        "\"compression\": \"zlib\", \"length\": 9223372036854775807, \"offset\": 1",
        "\"compression\": \"zlib\", \"length\": 1.5, \"offset\": 0"
      })
  void entriesThatCannotBeRestoredAreRefused(String fields) {
    assertThatThrownBy(() -> read(entry(fields))).isInstanceOf(MalformedObjectException.class);
  }

  @Test
  void timesHaveMicrosecondsOnlyIfThereAreAny() {
    assertThat(BackupHeader.time(Instant.parse("2026-01-02T03:04:05Z")))
        .isEqualTo("2026-01-02 03:04:05+00:00");
    assertThat(BackupHeader.time(Instant.parse("2026-01-02T03:04:05.678901Z")))
        .isEqualTo("2026-01-02 03:04:05.678901+00:00");
  }
}
