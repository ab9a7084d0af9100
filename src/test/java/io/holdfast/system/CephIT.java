package io.holdfast.system;

import static io.holdfast.system.CephCloud.toCeph;
import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.rbd.backup.CinderCephArchive;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes on RBD and backups in Ceph, through the API, on a real cluster. */
class CephIT {

  private static final int MIB = 1 << 20;

  private static CephCloud ceph;

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab20");
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

  private String filledVolume() throws Exception {
    String volume = ceph.newVolume(api);
    ceph.write(volume, 0, 20 * MIB + 17, 1);
    ceph.write(volume, 900L * MIB, 5 * MIB, 2);
    return volume;
  }

  private void deleteVolume(String volume) {
    api.delete("/volumes/" + volume).expect(202);
    await().atMost(Duration.ofSeconds(60)).until(() -> api.get("/volumes/" + volume).code() == 404);
  }

  @Test
  void itsVolumeTypeHasLimitsOfItsOwn() {
    String volume = ceph.newVolume(api);
    String set = "/os-quota-sets/" + api.project();
    JsonObject use = api.get(set + "?usage=true").expect(200).getJsonObject("quota_set");
    assertThat(use.getJsonObject("volumes_rbd").getInt("in_use")).isPositive();
    assertThat(use.getJsonObject("gigabytes_rbd").getInt("in_use")).isPositive();
    int used = use.getJsonObject("volumes_rbd").getInt("in_use");
    assertThat(use.getJsonObject("volumes").getInt("in_use"))
        .isEqualTo(used + use.getJsonObject("volumes___DEFAULT__").getInt("in_use"));
    limit("volumes_rbd", used);
    JsonObjectBuilder another = Json.createObjectBuilder().add("size", 1).add("volume_type", "rbd");
    assertThat(api.post("/volumes", Api.object("volume", another)).expectFault(413, "overLimit"))
        .startsWith("VolumeLimitExceeded")
        .contains("type rbd");
    api.delete("/volumes/" + api.volume(1)).expect(202);
    limit("volumes_rbd", -1);
    deleteVolume(volume);
  }

  private void limit(String key, int limit) {
    JsonObjectBuilder limits = Json.createObjectBuilder().add(key, limit);
    api.put("/os-quota-sets/" + api.project(), Api.object("quota_set", limits)).expect(200);
  }

  @Test
  void aConnectionNamesTheImageAndTheUserAndNoKey() {
    String volume = ceph.newVolume(api);
    JsonObjectBuilder connector =
        Json.createObjectBuilder().add("connector", Json.createObjectBuilder().add("host", "h"));
    JsonObject connection =
        api.post(
                "/volumes/" + volume + "/action", Api.object("os-initialize_connection", connector))
            .expect(200)
            .getJsonObject("connection_info");
    assertThat(connection.getString("driver_volume_type")).isEqualTo("rbd");
    assertThat(connection.getJsonObject("data").getString("name")).endsWith("/volume-" + volume);
    assertThat(connection.getJsonObject("data")).doesNotContainKeys("keyring", "auth_token");
    deleteVolume(volume);
  }

  private JsonObjectBuilder incremental(String volume) {
    return backupOf(volume).add("incremental", true);
  }

  @Test
  void aChainInCephComesBackAndLeavesNothing() throws Exception {
    String volume = filledVolume();
    String first = ceph.digest(volume);
    String full = api.storedBackup(toCeph(backupOf(volume)));
    api.attach(volume);
    ceph.write(volume, 3 * MIB, 70_000, 3);
    ceph.zero(volume, 901L * MIB, MIB);
    String second = ceph.digest(volume);
    String next = api.storedBackup(toCeph(incremental(volume).add("force", true)));
    api.detach(volume);

    assertThat(api.showBackup(next).getBoolean("is_incremental")).isTrue();
    assertThat(api.showBackup(next).getString("container")).isEqualTo("backups");
    assertThat(ceph.stored())
        .containsExactlyInAnyOrder(
            "volume-" + volume + ".backup." + full,
            "backup." + full + ".meta",
            "backup." + next + ".meta");
    assertThat(ceph.snapshots(volume)).hasSize(2).allMatch(name -> name.contains(".snap."));

    String target = ceph.newVolume(api);
    api.restore(full, target);
    assertThat(ceph.digest(target)).isEqualTo(first);
    api.restore(next, target);
    assertThat(ceph.digest(target)).isEqualTo(second);
    Path file = server.volumeFile(api.restore(next, null));
    assertThat(CephCloud.digest(file)).isEqualTo(second);

    api.deleteBackup(next);
    assertThat(ceph.snapshots(volume)).hasSize(1);
    api.deleteBackup(full);
    assertThat(ceph.snapshots(volume)).isEmpty();
    assertThat(ceph.stored()).isEmpty();
    deleteVolume(volume);
    deleteVolume(target);
    assertThat(ceph.tools().rbd("ls", "volumes")).doesNotContain(volume, target);
  }

  @Test
  void backupsOfARealCinderAreImportedRestoredAndExportedAgain(@TempDir Path scratch)
      throws Exception {
    CinderCephArchive archive = CinderCephArchive.unpack(scratch);
    ceph.store(archive);
    for (JsonObject made : archive.backups()) {
      JsonObject record = made.getJsonObject("export_record");
      String id =
          api.post(
                  "/backups/import_record",
                  Api.object("backup-record", Json.createObjectBuilder(record)))
              .expect(201)
              .getJsonObject("backup")
              .getString("id");
      assertThat(id).isEqualTo(made.getString("id"));
      api.awaitBackup(id, "available");
    }
    String target = ceph.newVolume(api);
    for (JsonObject made : archive.backups()) {
      String id = made.getString("id");
      JsonObject shown = api.showBackup(id);
      JsonObject cinders = made.getJsonObject("detail");
      for (String field : List.of("name", "volume_id", "size", "container", "is_incremental")) {
        assertThat(shown.get(field)).as(field).isEqualTo(cinders.get(field));
      }
      api.restore(id, target);
      assertThat(ceph.digest(target)).isEqualTo(made.getString("volume_sha256"));
      assertThat(recordOf(exported(id), "service_metadata"))
          .isEqualTo(recordOf(made.getJsonObject("export_record"), "service_metadata"));
      assertThat(recordOf(exported(id), "parent_id"))
          .isEqualTo(recordOf(made.getJsonObject("export_record"), "parent_id"));
    }
    for (int last = archive.backups().size() - 1; last >= 0; last--) {
      api.deleteBackup(archive.backups().get(last).getString("id"));
    }
    assertThat(ceph.stored()).isEmpty();
    deleteVolume(target);
  }

  private JsonObject exported(String backup) {
    JsonObject record =
        api.get("/backups/" + backup + "/export_record").expect(200).getJsonObject("backup-record");
    assertThat(record.getString("backup_service"))
        .isEqualTo("cinder.backup.drivers.ceph.CephBackupDriver");
    return record;
  }

  /** A field of a record; of texts that hold JSON, what the JSON says. */
  private static JsonValue recordOf(JsonObject exported, String field) {
    byte[] text = Base64.getDecoder().decode(exported.getString("backup_url"));
    JsonValue value = read(new String(text, StandardCharsets.UTF_8)).asJsonObject().get(field);
    boolean holdsJson = value instanceof JsonString string && string.getString().startsWith("{");
    return holdsJson ? read(((JsonString) value).getString()) : value;
  }

  private static JsonValue read(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readValue();
    }
  }

  @Test
  void anIncrementalToAnotherTargetReadsOnlyWhatChangedAndIsTheSame() throws Exception {
    String volume = filledVolume();
    String full = api.storedBackup(backupOf(volume));
    ceph.write(volume, 500L * MIB, 100_000, 4);
    ceph.zero(volume, 4 * MIB, 2 * MIB);
    String next = api.storedBackup(incremental(volume));
    assertThat(server.logOf("HOLDFAST01000", next))
        .containsPattern(", [123]?\\d{1,6} of 1073741824 bytes read");
    String whole = api.storedBackup(backupOf(volume));
    assertThat(hashes(next)).isNotEmpty().isEqualTo(hashes(whole)).isNotEqualTo(hashes(full));

    Path restored = server.volumeFile(api.restore(next, null));
    assertThat(CephCloud.digest(restored)).isEqualTo(ceph.digest(volume));
    for (String backup : List.of(whole, next, full)) {
      api.deleteBackup(backup);
    }
    assertThat(ceph.snapshots(volume)).isEmpty();
    deleteVolume(volume);
  }

  /** The hashes alone, without the header that names the backup. */
  private String hashes(String backup) throws Exception {
    Path list =
        server.repositoryFilesOf(backup).stream()
            .filter(file -> file.toString().endsWith("_sha256file"))
            .findFirst()
            .orElseThrow();
    String text = Files.readString(list);
    return text.substring(text.indexOf("\"sha256s\""));
  }

  @Test
  void aVolumeOfFilesIsBackedUpIntoCephByComparison() throws Exception {
    String volume = api.volume(1);
    VolumeData.mixed(server.volumeFile(volume), 5);
    Path first = server.copyOf(server.volumeFile(volume));
    String full = api.storedBackup(toCeph(backupOf(volume)));
    VolumeData.random(server.volumeFile(volume), 600L * MIB, 50_000, 6);
    String next = api.storedBackup(toCeph(incremental(volume)));

    assertThat(api.showBackup(next).getBoolean("is_incremental")).isTrue();
    Path restored = server.volumeFile(api.restore(full, null));
    assertThat(VolumeData.mismatch(first, restored)).isEqualTo(-1);
    restored = server.volumeFile(api.restore(next, null));
    assertThat(VolumeData.mismatch(server.volumeFile(volume), restored)).isEqualTo(-1);
    api.deleteBackup(next);
    api.deleteBackup(full);
    assertThat(ceph.stored()).isEmpty();
  }

  @Test
  void anIncrementalWithoutTheParentsStateIsAFullBackupAndSaysSo() throws Exception {
    String volume = filledVolume();
    String full = api.storedBackup(toCeph(backupOf(volume)));
    ceph.tools().rbd("snap", "purge", "volumes/volume-" + volume);
    ceph.write(volume, 0, 1000, 8);
    String next = api.storedBackup(toCeph(incremental(volume)));

    JsonObject shown = api.showBackup(next);
    assertThat(shown.getBoolean("is_incremental")).isFalse();
    assertThat(api.showBackup(full).getBoolean("has_dependent_backups")).isFalse();
    JsonObject message =
        api.get("/messages?resource_uuid=" + next)
            .expect(200)
            .getJsonArray("messages")
            .getJsonObject(0);
    assertThat(message.getString("message_level")).isEqualTo("WARNING");
    assertThat(message.getString("event_id")).isEqualTo("VOLUME_VOLUME_BACKUP_013_030");
    assertThat(server.logOf("HOLDFAST01011", next)).contains(volume, full);
    assertThat(ceph.stored()).contains("volume-" + volume + ".backup." + next);

    String target = ceph.newVolume(api);
    api.deleteBackup(full);
    api.restore(next, target);
    assertThat(ceph.digest(target)).isEqualTo(ceph.digest(volume));
    api.deleteBackup(next);
    assertThat(ceph.stored()).isEmpty();
    deleteVolume(target);
    deleteVolume(volume);
  }

  @Test
  void oldStatesAreForgottenAndSnapshotsOfUsersStay() throws Exception {
    String volume = filledVolume();
    String snapshot = api.snapshot(volume, false);
    String before = ceph.digest(volume);
    ceph.write(volume, 0, MIB, 9);
    String ofSnapshot = api.storedBackup(toCeph(backupOf(volume).add("snapshot_id", snapshot)));
    List<String> chain = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      chain.add(api.storedBackup(toCeph(number == 0 ? backupOf(volume) : incremental(volume))));
    }
    // The oldest state goes after the backup is available.
    await().atMost(Duration.ofSeconds(10)).until(() -> ceph.snapshots(volume).size() == 4);
    assertThat(ceph.snapshots(volume)).contains("snapshot-" + snapshot);
    assertThat(ceph.snapshots(volume)).anyMatch(state(chain.get(3)));

    String target = ceph.newVolume(api);
    api.restore(ofSnapshot, target);
    assertThat(ceph.digest(target)).isEqualTo(before);
    deleteVolume(target);
    chain.add(ofSnapshot);
    for (int member = chain.size() - 1; member >= 0; member--) {
      api.deleteBackup(chain.get(member));
    }
    assertThat(ceph.snapshots(volume)).containsExactly("snapshot-" + snapshot);
    assertThat(ceph.stored()).isEmpty();
  }

  @Test
  void anIncrementalFollowsOnABackupOfASnapshotWhileThatIsThere() throws Exception {
    String volume = filledVolume();
    String snapshot = api.snapshot(volume, false);
    String full = api.storedBackup(toCeph(backupOf(volume).add("snapshot_id", snapshot)));
    ceph.write(volume, 3 * MIB, 70_000, 3);
    String second = ceph.digest(volume);
    String next = api.storedBackup(toCeph(incremental(volume)));
    assertThat(api.showBackup(next).getBoolean("is_incremental")).isTrue();
    assertThat(server.logOf("HOLDFAST01000", next)).containsPattern(", \\d{1,7} of 1073741824");
    String target = ceph.newVolume(api);
    api.restore(next, target);
    assertThat(ceph.digest(target)).isEqualTo(second);
    api.deleteBackup(next);

    api.delete("/snapshots/" + snapshot).expect(202);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> api.get("/snapshots/" + snapshot).code() == 404);
    String alone = api.storedBackup(toCeph(incremental(volume)));
    assertThat(api.showBackup(alone).getBoolean("is_incremental")).isFalse();
    assertThat(server.logOf("HOLDFAST01011", alone)).contains(full);
    api.restore(alone, target);
    assertThat(ceph.digest(target)).isEqualTo(second);
    api.deleteBackup(alone);
    api.deleteBackup(full);
    assertThat(ceph.stored()).isEmpty();
    assertThat(ceph.snapshots(volume)).isEmpty();
  }

  private static java.util.function.Predicate<String> state(String backup) {
    return name -> name.startsWith("backup." + backup + ".snap.");
  }

  @Test
  void aContainerThatIsNoPoolIsRefused() {
    String volume = ceph.newVolume(api);
    api.backup(toCeph(backupOf(volume).add("container", "a/b"))).expectFault(400, "badRequest");
    String id =
        api.backup(toCeph(backupOf(volume).add("container", "nowhere")))
            .expect(202)
            .getJsonObject("backup")
            .getString("id");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> api.showBackup(id).getString("status").equals("error"));
    assertThat(api.showBackup(id).getString("fail_reason")).contains("'nowhere'");
    assertThat(api.volumeStatus(volume)).isEqualTo("available");
    api.deleteBackup(id);
  }

  @Test
  void aBackupThatAKillInterruptedGoesOnAndLeavesNothingBehind() throws Exception {
    String volume = ceph.newVolume(api);
    for (int part = 0; part < 10; part++) {
      ceph.write(volume, part * 60L * MIB, 60 * MIB, part);
    }
    String backup =
        api.backup(toCeph(backupOf(volume))).expect(202).getJsonObject("backup").getString("id");
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> ceph.tools().rbd("ls", "backups").contains(backup));
    server.kill();
    server.start();
    api.awaitBackup(backup, "available");
    assertThat(ceph.snapshots(volume)).singleElement().matches(state(backup));
    String target = ceph.newVolume(api);
    api.restore(backup, target);
    assertThat(ceph.digest(target)).isEqualTo(ceph.digest(volume));
    api.deleteBackup(backup);
    assertThat(ceph.snapshots(volume)).isEmpty();
    deleteVolume(target);
    deleteVolume(volume);
  }
}
