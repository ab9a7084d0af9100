package io.holdfast.system.session;

import io.holdfast.system.Api;
import io.holdfast.system.Rows;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.HashMap;
import java.util.Map;

/** What was done beside the recorded calls: rows that were there, and states that were made. */
final class Preparation {

  private final RecordedSession session;
  private final Substitution substitution;
  private final Api demo;
  private final Api alt;
  private final Rows rows;
  private final JobGate gate;
  private final Map<String, Runnable> before = new HashMap<>();
  private String volume;

  Preparation(
      RecordedSession session,
      Substitution substitution,
      Callers callers,
      Rows rows,
      JobGate gate) {
    this.session = session;
    this.substitution = substitution;
    this.demo = callers.demo();
    this.alt = callers.alt();
    this.rows = rows;
    this.gate = gate;
    addStatesOfTheVolume();
    addTimesWhileJobsWait();
    addOthers();
  }

  /** Makes what the session found. */
  void begin() {
    String other = demo.volume(1);
    rows.execute(
        "update backups set container = null, object_count = 0 where id = '%s'"
            .formatted(oldBackup(other, "b1", 1)));
    oldBackup(other, "b2", 0);
    volume = named(demo, "session");
    substitution.put(session.wanted("create-minimal", "volume_id"), volume);
    substitution.put(
        session.wanted("create-over-backups-quota", "volume_id"), named(alt, "of another"));
  }

  private static String named(Api api, String name) {
    JsonObjectBuilder fields = Json.createObjectBuilder().add("size", 1).add("name", name);
    String id =
        api.post("/volumes", Api.object("volume", fields))
            .expect(202)
            .getJsonObject("volume")
            .getString("id");
    api.awaitVolume(id, "available");
    return id;
  }

  /** A backup that could not be deleted; gives its id. */
  private String oldBackup(String source, String name, int placeInList) {
    String id =
        demo.storedBackup(Json.createObjectBuilder().add("volume_id", source).add("name", name));
    rows.execute(
        "update backups set status = 'error', fail_reason = 'not deleted' where id = '" + id + "'");
    substitution.put(
        session
            .step("no-microversion-header")
            .answer()
            .body()
            .asJsonObject()
            .getJsonArray("backups")
            .getJsonObject(placeInList)
            .getString("id"),
        id);
    return id;
  }

  /** Does what was done before a step. */
  void before(String step) {
    before.getOrDefault(step, () -> {}).run();
  }

  private void addStatesOfTheVolume() {
    before.put("create-volume-in-use-no-force", this::endBackupOfReader);
    before.put("create-volume-creating-no-force", () -> statusOfVolume("creating"));
    before.put("create-volume-error-no-force", () -> statusOfVolume("error"));
    before.put("create-volume-backing-up-no-force", () -> statusOfVolume("backing-up"));
    before.put("create-metadata-before-3.43", this::makeVolumeFree);
    before.put("create-az-unknown", this::makeVolumeFree);
    before.put("create-in-use-force-incremental", () -> demo.attach(volume));
    before.put("create-from-snapshot", this::makeSnapshot);
    before.put("restore-volume-in-use", () -> demo.attach(volume));
  }

  private void statusOfVolume(String status) {
    rows.execute("update volumes set status = '" + status + "' where id = '" + volume + "'");
  }

  private void makeVolumeFree() {
    statusOfVolume("in-use");
    demo.detach(volume);
  }

  private void makeSnapshot() {
    demo.detach(volume);
    substitution.put(
        session.wanted("create-from-snapshot", "snapshot_id"), demo.snapshot(volume, false));
  }

  /** A reader's calls that are refused here were not in Cinder; the session goes on from them. */
  private void backUpForReader() {
    substitution.put(
        lastPart(session.step("create-as-reader-after").url()),
        demo.storedBackup(Json.createObjectBuilder().add("volume_id", volume)));
  }

  private void endBackupOfReader() {
    demo.deleteBackup(lastPart(substitution.of(session.step("create-as-reader-after").url())));
    demo.attach(volume);
  }

  private void renameForReader(String name) {
    if (session.step("update-as-reader").answer().ok()) {
      demo.put(
              "/backups/" + lastPart(substitution.of(session.step("show").url())),
              Api.object("backup", Json.createObjectBuilder().add("name", name)))
          .expect(200);
    }
  }

  private static String lastPart(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private void addTimesWhileJobsWait() {
    before.put("create-minimal", gate::shut);
    before.put("show", gate::open);
    before.put("restore-to-new-volume", gate::shut);
    before.put("volume-after-restore", gate::open);
    before.put("restore-to-existing-volume", gate::shut);
    before.put("export-as-member", gate::open);
    before.put("delete-incremental", gate::shut);
    before.put("show-after-delete", gate::open);
  }

  private void addOthers() {
    before.put("create-as-reader-after", this::backUpForReader);
    before.put("show-after-update", () -> renameForReader("x"));
    before.put(
        "restore-volume-too-small",
        () -> {
          demo.detach(volume);
          changeBackup("size = 2");
        });
    before.put("restore-backup-in-error", () -> changeBackup("size = 1, status = 'error'"));
    before.put("restore-as-reader", () -> changeBackup("status = 'available'"));
    before.put("create-over-backups-quota", () -> quota("backups", 0));
    before.put(
        "create-over-gigabytes-quota",
        () -> {
          quota("backups", 10);
          quota("backup_gigabytes", 0);
        });
  }

  private void changeBackup(String assignments) {
    String id = lastPart(substitution.of(session.step("show").url()));
    rows.execute("update backups set " + assignments + " where id = '" + id + "'");
  }

  private void quota(String resource, int limit) {
    rows.quota(alt.project(), resource, limit);
  }
}
