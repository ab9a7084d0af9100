package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The metadata of a backup, pair by pair. */
class BackupMetadataIT {

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab1e");
  private String metadata;

  @BeforeEach
  void aBackupWithTwoPairs() {
    JsonObject pairs = object("{'a':'1','b':'2'}");
    new Rows(server).quota(api.project(), 100);
    String backup = api.storedBackup(backupOf(api.volume(1)).add("metadata", pairs));
    metadata = "/backups/" + backup + "/metadata";
  }

  @Test
  void pairsAreAddedReplacedAndTakenAway() {
    assertThat(api.get(metadata).expect(200)).isEqualTo(object("{'metadata':{'a':'1','b':'2'}}"));

    assertThat(api.post(metadata, object("{'metadata':{'b':'3','c':'4'}}")).expect(200))
        .isEqualTo(object("{'metadata':{'a':'1','b':'3','c':'4'}}"));
    api.delete(metadata + "/a").expect(200);
    assertThat(api.get(metadata).expect(200)).isEqualTo(object("{'metadata':{'b':'3','c':'4'}}"));
    assertThat(api.put(metadata, object("{'metadata':{'d':'5'}}")).expect(200))
        .isEqualTo(object("{'metadata':{'d':'5'}}"));
  }

  @Test
  void whatCannotBeDoneChangesNothing() {
    api.delete(metadata + "/c").expectFault(404, "itemNotFound");
    api.post(metadata, object("{'metadata':{'a':null}}")).expectFault(400, "badRequest");
    api.put(metadata, object("{}")).expectFault(400, "badRequest");

    assertThat(api.get(metadata).expect(200)).isEqualTo(object("{'metadata':{'a':'1','b':'2'}}"));
  }

  private static JsonObject object(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
      return reader.readObject();
    }
  }
}
