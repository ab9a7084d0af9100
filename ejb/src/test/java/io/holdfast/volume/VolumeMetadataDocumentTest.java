package io.holdfast.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeMetadataDocumentTest {

  private static final String BASE = "volume-base-metadata";
  private static final String KEY = "77777777-2222-4333-8444-555555555555";

  private final Volume volume =
      new Volume("11111111-2222-4333-8444-555555555555", "user", "project", "nova", 3);

  @Test
  void hasTheColumnsOfCinderInTheirOrder() throws IOException {
    JsonObject cinder = parse(cinderDocument()).getJsonObject(BASE);
    JsonObject ours = parse(VolumeMetadataDocument.of(volume)).getJsonObject(BASE);
    assertThat(ours.keySet()).containsExactlyElementsOf(cinder.keySet());
  }

  @Test
  void holdsTheRow() {
    volume.name("vol-é");
    volume.host("holdfast-1@files#files");
    volume.previousStatus(VolumeStatus.IN_USE);
    volume.status(VolumeStatus.BACKING_UP);
    JsonObject document = parse(VolumeMetadataDocument.of(volume));
    JsonObject base = document.getJsonObject(BASE);
    assertThat(document.getInt("version")).isEqualTo(2);
    assertThat(base.getString("id")).isEqualTo(volume.id());
    assertThat(base.getString("display_name")).isEqualTo("vol-é");
    assertThat(base.getInt("size")).isEqualTo(3);
    assertThat(base.getString("status")).isEqualTo("backing-up");
    assertThat(base.getString("previous_status")).isEqualTo("in-use");
    assertThat(base.getString("host")).isEqualTo("holdfast-1@files#files");
    assertThat(base.get("deleted")).isEqualTo(JsonValue.FALSE);
    assertThat(base.get("provider_auth")).isEqualTo(JsonValue.NULL);
    assertThat(base.getString("created_at"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
  }

  @Test
  void omitsMetadataIfThereIsNone() {
    assertThat(parse(VolumeMetadataDocument.of(volume))).containsOnlyKeys("version", BASE);
    volume.metadata().put("owner", "team-a");
    assertThat(parse(VolumeMetadataDocument.of(volume)).getJsonObject("volume-metadata"))
        .isEqualTo(Json.createObjectBuilder().add("owner", "team-a").build());
  }

  @Test
  void appliesADocumentOfCinder() throws IOException {
    volume.metadata().put("old", "value");
    VolumeMetadataDocument.apply(cinderDocument(), volume);
    assertThat(volume.name()).isEqualTo("vol-é");
    assertThat(volume.description()).isEqualTo("demo");
    assertThat(volume.metadata()).isEqualTo(Map.of("owner", "team-a"));
    assertThat(volume.bootable()).isTrue();
    assertThat(volume.size()).isEqualTo(3);
  }

  @Test
  void appliesItsOwnDocument() {
    volume.name("data");
    volume.description("of the shop");
    volume.metadata().put("owner", "team-a");
    Volume target = new Volume("id", "user", "project", "nova", 3);
    VolumeMetadataDocument.apply(VolumeMetadataDocument.of(volume), target);
    assertThat(target.name()).isEqualTo("data");
    assertThat(target.description()).isEqualTo("of the shop");
    assertThat(target.metadata()).isEqualTo(Map.of("owner", "team-a"));
    assertThat(target.bootable()).isFalse();
  }

  @Test
  void replacesANameThatARestoreGave() {
    volume.name("restore_backup_0815");
    VolumeMetadataDocument.apply(named("data"), volume);
    assertThat(volume.name()).isEqualTo("data");
    assertThat(volume.description()).isNull();
  }

  @Test
  void keepsANameThatPeopleGave() {
    volume.name("mine");
    volume.description("my own");
    VolumeMetadataDocument.apply(named("data"), volume);
    assertThat(volume.name()).isEqualTo("mine");
    assertThat(volume.description()).isEqualTo("my own");
  }

  @Test
  void keepsTheNameIfTheBackedUpVolumeHadNone() {
    volume.name("restore_backup_0815");
    VolumeMetadataDocument.apply(named(""), volume);
    assertThat(volume.name()).isEqualTo("restore_backup_0815");
  }

  @Test
  void keepsMetadataIfTheDocumentHasNone() {
    volume.metadata().put("old", "value");
    VolumeMetadataDocument.apply("{\"version\": 1}", volume);
    assertThat(volume.metadata()).isEqualTo(Map.of("old", "value"));
  }

  @Test
  void refusesAnotherEncryptionKey() {
    volume.metadata().put("old", "value");
    assertThatThrownBy(() -> VolumeMetadataDocument.apply(encrypted(2), volume))
        .isInstanceOf(UnusableMetadataException.class)
        .hasMessageContaining(KEY);
    assertThat(volume.metadata()).isEqualTo(Map.of("old", "value"));
  }

  @Test
  void acceptsTheSameEncryptionKey() {
    volume.encryptionKeyId(KEY);
    VolumeMetadataDocument.apply(encrypted(2), volume);
    assertThat(volume.metadata()).isEqualTo(Map.of("new", "value"));
  }

  @Test
  void knowsNoKeysInVersionOne() {
    VolumeMetadataDocument.apply(encrypted(1), volume);
    assertThat(volume.metadata()).isEqualTo(Map.of("new", "value"));
  }

  @Test
  void cutsTextsToTheirColumns() {
    VolumeMetadataDocument.apply(named("n".repeat(300)), volume);
    assertThat(volume.name()).hasSize(255);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "{\"version\": 3}",
        "{\"version\": 2.5}",
        "{\"version\": \"2\"}",
        "{\"version\": 18446744073709551618}",
        "{\"version\": 2, \"volume-metadata\": []}",
        "{\"version\": 2, \"volume-base-metadata\": 1}"
      })
  void refusesWhatIsNoDocument(String document) {
    assertThatThrownBy(() -> VolumeMetadataDocument.apply(document, volume))
        .isInstanceOf(UnusableMetadataException.class)
        .hasMessageContaining("volume metadata");
  }

  private static String named(String name) {
    return "{\"version\": 2, \"volume-base-metadata\": {\"display_name\": \"" + name + "\"}}";
  }

  private static String encrypted(int version) {
    return "{\"version\": "
        + version
        + ", \"volume-base-metadata\": {\"encryption_key_id\": \""
        + KEY
        + "\"}, \"volume-metadata\": {\"new\": \"value\"}}";
  }

  private static String cinderDocument() throws IOException {
    try (InputStream document =
        VolumeMetadataDocumentTest.class.getResourceAsStream("cinder-volume-meta.json")) {
      return new String(document.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonObject parse(String document) {
    try (JsonReader reader = Json.createReader(new StringReader(document))) {
      return reader.readObject();
    }
  }
}
