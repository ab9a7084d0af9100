package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records go to Cinder and come from it; what they claim is not believed. */
class ImportExportIT {

  private static final String SERVICE = "cinder.backup.drivers.posix.PosixBackupDriver";

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab0e");
  private final Rows rows = new Rows(server);
  @TempDir private Path scratch;

  @BeforeEach
  void roomInTheQuota() {
    rows.quota(api.project(), 500);
  }

  private Answer importRecord(String service, String url) {
    JsonObject record =
        Json.createObjectBuilder().add("backup_service", service).add("backup_url", url).build();
    return api.post(
        "/backups/import_record", Json.createObjectBuilder().add("backup-record", record).build());
  }

  private String imported(String url) {
    String id = importRecord(SERVICE, url).expect(201).getJsonObject("backup").getString("id");
    api.awaitBackup(id, "available");
    return id;
  }

  private String exported(String backup) {
    JsonObject record =
        api.get("/backups/" + backup + "/export_record").expect(200).getJsonObject("backup-record");
    assertThat(record.getString("backup_service")).isEqualTo(SERVICE);
    return record.getString("backup_url");
  }

  private static JsonObject decoded(String url) {
    String text = new String(Base64.getDecoder().decode(url), StandardCharsets.UTF_8);
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static String changed(String url, String field, JsonValue value) {
    JsonObject record = Json.createObjectBuilder(decoded(url)).add(field, value).build();
    return Base64.getEncoder().encodeToString(record.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String backup() throws IOException {
    String volume = api.volume(1);
    VolumeData.mixed(server.volumeFile(volume), 9);
    return api.storedBackup(backupOf(volume).add("name", "kept").add("description", "words"));
  }

  private String digestOfRestored(String backup) throws IOException, GeneralSecurityException {
    Path restored = server.volumeFile(api.restore(backup, null));
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(restored), digest)) {
      bytes.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "none", "zlib", "zstd"})
  void backupsOfARealCinderAreImportedProvenAndRestored(String compression) throws Exception {
    CinderArchive archive = CinderArchive.unpack(compression, scratch, server.repository());
    for (JsonObject made : archive.backups()) {
      JsonObject record = made.getJsonObject("export_record");
      String id = imported(record.getString("backup_url"));
      assertThat(id).isEqualTo(made.getString("id"));
      api.resetBackup(id, "error");
      api.resetBackup(id, "available");
    }
    for (JsonObject made : archive.backups()) {
      JsonObject shown = api.showBackup(made.getString("id"));
      JsonObject cinders = made.getJsonObject("detail");
      for (String field : List.of("name", "description", "volume_id", "size", "object_count")) {
        assertThat(shown.get(field)).as(field).isEqualTo(cinders.get(field));
      }
      assertThat(shown.get("is_incremental")).isEqualTo(cinders.get("is_incremental"));
      assertThat(digestOfRestored(made.getString("id"))).isEqualTo(made.getString("volume_sha256"));
    }
    deleteNewestFirst(archive);
  }

  private void deleteNewestFirst(CinderArchive archive) {
    List<JsonObject> made = archive.backups();
    for (int last = made.size() - 1; last >= 0; last--) {
      String id = made.get(last).getString("id");
      api.deleteBackup(id);
      assertThat(server.repositoryFilesOf(id)).isEmpty();
    }
    assertThat(rows.usagesEqualRows(api.project())).isTrue();
  }

  @Test
  void aRecordOfOursHasEveryFieldThatCinderNeeds() throws Exception {
    JsonObject record = decoded(exported(backup()));
    JsonObject cinders =
        decoded(
            CinderArchive.unpack("none", scratch, server.repository())
                .backups()
                .get(0)
                .getJsonObject("export_record")
                .getString("backup_url"));
    assertThat(record.keySet()).containsExactlyInAnyOrderElementsOf(cinders.keySet());
    assertThat(record.getString("created_at"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(record.getString("display_name")).isEqualTo("kept");
    assertThat(record.getString("service")).isEqualTo(SERVICE);
  }

  @Test
  void aBackupWhoseRowIsLostComesBackByItsRecord() throws Exception {
    String id = backup();
    String url = exported(id);
    String digest = digestOfRestored(id);
    rows.execute("update backups set status = 'deleted', deleted = true where id = '" + id + "'");
    rows.execute(
        "update quota_usages set in_use = in_use - 1 where project_id = 'ab0e' and resource in"
            + " ('backups', 'backup_gigabytes')");

    assertThat(imported(url)).isEqualTo(id);

    assertThat(api.showBackup(id).getString("name")).isEqualTo("kept");
    assertThat(digestOfRestored(id)).isEqualTo(digest);
    assertThat(rows.usagesEqualRows(api.project())).isTrue();
  }

  @Test
  void twoRecordsOfOneBackupShareItsDataUntilTheLastIsDeleted() throws Exception {
    String first = backup();
    String other = UUID.randomUUID().toString();
    String second = imported(changed(exported(first), "id", Json.createValue(other)));
    assertThat(second).isEqualTo(other);

    api.deleteBackup(first);
    assertThat(server.repositoryFilesOf(first)).isNotEmpty();
    digestOfRestored(second);
    api.deleteBackup(second);

    assertThat(server.repositoryFilesOf(first)).isEmpty();
    assertThat(rows.usagesEqualRows(api.project())).isTrue();
  }

  @Test
  void aForgedRecordOfAnotherBackupsDataDeletesNothingOfIt() throws Exception {
    String victim = backup();
    String forged = UUID.randomUUID().toString();
    imported(changed(exported(victim), "id", Json.createValue(forged)));

    api.deleteBackup(forged);

    assertThat(server.repositoryFilesOf(victim)).isNotEmpty();
    digestOfRestored(victim);
  }

  @Test
  void dataOfBackupsThatWereNeverOursAreLeftAlone() throws Exception {
    CinderArchive archive = CinderArchive.unpack("zstd", scratch, server.repository());
    JsonObject full = archive.backups().get(0);
    rows.execute(
        "update backups set target = 'elsewhere' where id = '" + full.getString("id") + "'");
    String url = full.getJsonObject("export_record").getString("backup_url");
    String other = imported(changed(url, "id", Json.createValue(UUID.randomUUID().toString())));

    api.deleteBackup(other);

    assertThat(server.repositoryFilesOf(full.getString("id"))).isNotEmpty();
  }

  private static final String[][] UNTRUE = {
    {"container", "\"../../etc\""},
    {"container", "\"/etc\""},
    {"container", "null"},
    {"service_metadata", "\"../x\""},
    {"service_metadata", "\"volume_\""},
    {"service_metadata", "null"},
    {"size", "-1"},
    {"size", "0"},
    {"size", "2147483648"},
    {"size", "2"},
    {"size", "null"},
    {"object_count", "-1"},
    {"object_count", "7"},
    {"volume_id", "\"00000000-1111-4222-8333-444444444444\""},
    {"parent_id", "5"},
    {"id", "\"../x\""},
    {"id", "null"},
    {"service", "\"cinder.backup.drivers.ceph.CephBackupDriver\""},
    {"created_at", "\"yesterday\""},
    {"metadata", "[]"},
  };

  @Test
  void aRecordThatIsNotTrueDoesNotBecomeAvailable() throws Exception {
    String id = backup();
    String url = exported(id);
    for (String[] untrue : UNTRUE) {
      String other = changed(url, "id", Json.createValue(UUID.randomUUID().toString()));
      Answer answer = importRecord(SERVICE, changed(other, untrue[0], json(untrue[1])));
      if (answer.code() != 400) {
        requireError(answer.expect(201).getJsonObject("backup").getString("id"), untrue[0]);
      }
      assertThat(server.repositoryFilesOf(id)).as(untrue[0]).isNotEmpty();
    }
    digestOfRestored(id);
    assertThat(rows.usagesEqualRows(api.project())).isTrue();
  }

  private static JsonValue json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader("[" + text + "]"))) {
      return reader.readArray().get(0);
    }
  }

  private void requireError(String backup, String field) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !api.showBackup(backup).getString("status").equals("creating"));
    assertThat(api.showBackup(backup).getString("status")).as(field).isEqualTo("error");
    api.deleteBackup(backup);
  }

  @Test
  void whatIsThereOrNoRecordOrOfAnotherServiceIsRefused() throws Exception {
    String id = backup();
    String url = exported(id);
    String before = rows.state();
    importRecord(SERVICE, url).expectFault(400, "badRequest");
    importRecord(SERVICE, "no base64!").expectFault(400, "badRequest");
    importRecord(SERVICE, "bm8ganNvbg==").expectFault(400, "badRequest");
    importRecord("some.other.Driver", url).expectFault(400, "badRequest");
    assertThat(rows.state()).isEqualTo(before);
  }

  @Test
  void aBackupThatIsNotAvailableIsNotExported() throws Exception {
    String id = backup();
    rows.execute("update backups set status = 'error' where id = '" + id + "'");
    api.get("/backups/" + id + "/export_record").expectFault(400, "badRequest");
  }
}
