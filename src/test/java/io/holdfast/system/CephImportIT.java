package io.holdfast.system;

import static io.holdfast.system.CephCloud.toCeph;
import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.rbd.RealCeph;
import io.holdfast.rbd.backup.CinderCephArchive;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of backups in Ceph: what they claim is held against the pool. */
class CephImportIT {

  private static final String SERVICE = "cinder.backup.drivers.ceph.CephBackupDriver";
  private static final String NOBODY = "00000000-1111-4222-8333-444444444444";

  private static CephCloud ceph;

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab31");
  private final Rows rows = new Rows(server);

  @BeforeAll
  static void joinCluster() throws Exception {
    ceph = CephCloud.join(RunningHoldfast.shared());
  }

  @AfterAll
  static void leaveCluster() {
    ceph.close();
  }

  @BeforeEach
  void roomInTheQuota() {
    rows.quota(api.project(), 500);
  }

  private Answer importRecord(JsonObject record) {
    String url =
        Base64.getEncoder().encodeToString(record.toString().getBytes(StandardCharsets.UTF_8));
    return api.post(
        "/backups/import_record",
        Api.object(
            "backup-record",
            Json.createObjectBuilder().add("backup_service", SERVICE).add("backup_url", url)));
  }

  private String imported(JsonObject record) {
    String id = importRecord(record).expect(201).getJsonObject("backup").getString("id");
    api.awaitBackup(id, "available");
    return id;
  }

  private static JsonObject decoded(JsonObject exported) {
    byte[] text = Base64.getDecoder().decode(exported.getString("backup_url"));
    return read(new String(text, StandardCharsets.UTF_8));
  }

  private static JsonObject read(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private String endOf(String backup) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !api.showBackup(backup).getString("status").endsWith("ing"));
    return api.showBackup(backup).getString("status");
  }

  @Test
  void backupsOfARealCinderAreProvenByReadingThem(@TempDir Path scratch) throws Exception {
    CinderCephArchive archive = CinderCephArchive.unpack(scratch);
    ceph.store(archive);
    List<String> ids =
        archive.backups().stream()
            .map(made -> imported(decoded(made.getJsonObject("export_record"))))
            .toList();
    for (String id : ids) {
      api.resetBackup(id, "error");
      api.resetBackup(id, "available");
    }

    String newest = ids.get(ids.size() - 1);
    String base = RealCeph.BACKUPS + "/" + archive.base();
    ceph.tools().rbd("snap", "rm", base + "@" + snapshotOf(newest, base));
    api.resetBackup(newest, "error");
    api.post("/backups/" + newest + "/action", Api.reset("available")).expect(202);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> api.showBackup(newest).getString("fail_reason").contains("is not whole"));
    assertThat(endOf(newest)).isEqualTo("error");

    for (int last = ids.size() - 1; last >= 0; last--) {
      api.deleteBackup(ids.get(last));
    }
    assertThat(ceph.stored()).isEmpty();
  }

  private static String snapshotOf(String backup, String base) throws Exception {
    return ceph
        .tools()
        .rbd("snap", "ls", "--format", "json", base)
        .transform(json -> read("{\"snapshots\":" + json + "}"))
        .getJsonArray("snapshots")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(snapshot -> snapshot.getString("name"))
        .filter(name -> name.contains(backup))
        .findFirst()
        .orElseThrow();
  }

  private static final String[][] UNTRUE = {
    {"container", "\"volumes\""},
    {"container", "\"nowhere\""},
    {"container", "\"../backups\""},
    {"container", "null"},
    {"service_metadata", "\"\""},
    {"service_metadata", "\"{}\""},
    {"service_metadata", "\"{\\\"base\\\":\\\"../x\\\"}\""},
    {"service_metadata", "\"{\\\"base\\\":\\\"volume-" + NOBODY + ".backup." + NOBODY + "\\\"}\""},
    {"size", "-1"},
    {"size", "0"},
    {"size", "2"},
    {"size", "2147483648"},
    {"object_count", "-1"},
    {"object_count", "7"},
    {"volume_id", "\"" + NOBODY + "\""},
    {"id", "\"" + NOBODY + "\""},
    {"service", "\"cinder.backup.drivers.posix.PosixBackupDriver\""},
  };

  @Test
  void aRecordThatIsNotTrueDoesNotBecomeAvailableAndDeletesNothing() throws Exception {
    String volume = ceph.newVolume(api);
    ceph.write(volume, 0, 1 << 20, 7);
    String digest = ceph.digest(volume);
    String id = api.storedBackup(toCeph(backupOf(volume)));
    JsonObject record =
        decoded(
            api.get("/backups/" + id + "/export_record")
                .expect(200)
                .getJsonObject("backup-record"));
    forgetRow(id);
    List<String> stored = ceph.stored();

    for (String[] untrue : UNTRUE) {
      JsonObject value = read("{\"value\":" + untrue[1] + "}");
      requireRefused(
          Json.createObjectBuilder(record).add(untrue[0], value.get("value")).build(),
          String.join(" ", untrue));
      assertThat(ceph.stored()).as(untrue[0]).isEqualTo(stored);
    }

    assertThat(imported(record)).isEqualTo(id);
    ceph.zero(volume, 0, 1 << 20);
    api.restore(id, volume);
    assertThat(ceph.digest(volume)).isEqualTo(digest);
    assertThat(rows.usagesEqualRows(api.project())).isTrue();
    api.deleteBackup(id);
    assertThat(ceph.stored()).isEmpty();
  }

  /** The data stay, as after the loss of a database. */
  private void forgetRow(String backup) {
    rows.execute(
        "update backups set status = 'deleted', deleted = true where id = '" + backup + "'");
    rows.execute(
        ("update quota_usages set in_use = in_use - 1 where project_id = '%s' and resource in"
                + " ('backups', 'backup_gigabytes')")
            .formatted(api.project()));
  }

  private void requireRefused(JsonObject record, String untrue) {
    Answer answer = importRecord(record);
    if (answer.code() == 400) {
      return;
    }
    String id = answer.expect(201).getJsonObject("backup").getString("id");
    assertThat(endOf(id)).as(untrue).isEqualTo("error");
    api.deleteBackup(id);
  }

  /** Whoever imports a record of another's backup under an id of its own gets none of its data. */
  @Test
  void aForgedRecordNeitherReadsNorDeletesAnothersBackup() throws Exception {
    String volume = ceph.newVolume(api);
    ceph.write(volume, 0, 1 << 20, 8);
    String victim = api.storedBackup(toCeph(backupOf(volume)));
    JsonObject record =
        decoded(
            api.get("/backups/" + victim + "/export_record")
                .expect(200)
                .getJsonObject("backup-record"));
    List<String> stored = ceph.stored();
    for (String parent : List.of("null", "\"" + victim + "\"")) {
      requireRefused(
          Json.createObjectBuilder(record)
              .add("id", UUID.randomUUID().toString())
              .add("parent_id", read("{\"value\":" + parent + "}").get("value"))
              .build(),
          "id of another");
      assertThat(ceph.stored()).isEqualTo(stored);
    }
    api.deleteBackup(victim);
    assertThat(ceph.stored()).isEmpty();
  }
}
