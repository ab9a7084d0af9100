package io.holdfast.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.VolumeData;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** All {@code cinder backup-*}, and what one needs to come to a backup. */
abstract class CinderBackups extends ClientCalls {

  private final Cinder cinder = Cinder.as(account);

  CinderBackups(Account account) {
    super(account);
  }

  @Test
  void theWholeLifeOfABackup() throws IOException {
    String volume = volume("c-life");
    String full =
        backup("--name c-full --description words --container c-box --metadata a=1 b=2", volume);
    JsonObject made = api.showBackup(full);
    assertThat(made.getString("description")).isEqualTo("words");
    assertThat(made.getString("container")).isEqualTo("c-box");
    assertThat(made.getJsonObject("metadata").getString("b")).isEqualTo("2");
    String incremental =
        backup("--name c-incremental --incremental --availability-zone nova", "c-life");
    assertThat(api.showBackup(incremental).getBoolean("is_incremental")).isTrue();

    cinder.does("backup-update --name c-new --description other --metadata c=3 c-full");
    Table shown = cinder.shows("backup-show c-new");
    assertThat(shown.value("id")).isEqualTo(full);
    assertThat(shown.value("description")).isEqualTo("other");
    assertThat(shown.value("metadata")).isEqualTo("{'c': '3'}");
    assertThat(shown.value("has_dependent_backups")).isEqualTo("True");
    assertThat(shown.value("user_id")).isEqualTo(account.user());

    Table restore = cinder.shows("backup-restore --name c-restored c-incremental");
    assertThat(restore.value("volume_name")).isEqualTo("c-restored");
    String target = restore.value("volume_id");
    restoredTo(target, incremental, volume);
    VolumeData.zeros(server.volumeFile(target), 0, 100_000);
    cinder.does("backup-restore --volume c-restored", full);
    restoredTo(target, full, volume);
    // With a type, the client makes a volume from the backup instead of restoring it.
    String typed =
        cinder.shows("backup-restore --volume-type __DEFAULT__ c-incremental").value("volume_id");
    restoredTo(typed, incremental, volume);

    cinder.run("backup-delete", full).refused("HTTP 400", "Unable to delete any");
    cinder.does("backup-delete c-incremental");
    awaitGone("/backups/", incremental);
    cinder.does("backup-delete --force", full);
    awaitGone("/backups/", full);
  }

  private String volume(String name) throws IOException {
    String id = cinder.shows("create 1 --metadata owner=me --name", name).value("id");
    api.awaitVolume(id, "available");
    VolumeData.random(server.volumeFile(id), 0, 100_000, 3);
    return id;
  }

  private String backup(String options, String volume) {
    String id = cinder.shows("backup-create", options, "--", volume).value("id");
    api.awaitBackup(id, "available");
    return id;
  }

  @Test
  void listsInPagesSortedAndFiltered() {
    String volume = api.volume(1);
    for (String name : List.of("c-1", "c-2", "c-3")) {
      api.storedBackup(Json.createObjectBuilder().add("volume_id", volume).add("name", name));
    }
    String byVolume = "--volume-id " + volume;
    Table first = cinder.shows("backup-list --sort name:asc --limit 2 --with-count", byVolume);
    assertThat(first.column("Name")).containsExactly("c-1", "c-2");
    String last = first.column("ID").get(1);
    assertThat(
            cinder
                .does("backup-list --sort name:asc --with-count --marker", last, byVolume)
                .output())
        .contains("c-3", "Backup in total: 3")
        .doesNotContain("c-1");
    assertThat(
            cinder
                .shows("backup-list --all-tenants --status available --filters name~=c-2")
                .column("Name"))
        .containsExactly("c-2");
    // At 3.0 nobody is asked about users.
    assertThat(cinder.at("3.0").shows("backup-list --name c-3").rows().get(0))
        .containsEntry("Name", "c-3")
        .doesNotContainKey("User ID");
  }

  @Test
  void exportsImportsAndResets() throws IOException {
    String volume = volume("c-record");
    String backup = backup("--name c-recorded", volume);
    Table record = cinder.shows("backup-export", backup);
    String id = UUID.randomUUID().toString();
    String url = ExportRecord.withId(record.value("backup_url"), id);
    cinder.run("backup-import", "cinder.backup.drivers.none", url).refused("HTTP 400");

    Table imported = cinder.shows("backup-import", record.value("backup_service"), url);
    assertThat(imported.value("id")).isEqualTo(id);
    api.awaitBackup(id, "available");

    assertThat(cinder.does("backup-reset-state --state error", id, backup).output())
        .doesNotContain("failed");
    awaitStatus(id, "error");
    awaitStatus(backup, "error");
    cinder.does("backup-reset-state", id);
    awaitStatus(id, "available");
    cinder.run("backup-reset-state --state creating", id).refused("HTTP 400");
    restoredTo(api.restore(id, null), id, volume);
    cinder.does("backup-delete", id, backup);
    awaitGone("/backups/", id);
    awaitGone("/backups/", backup);
  }

  @Test
  void snapshotsAndVolumesInUse() throws IOException {
    String volume = volume("c-busy");
    String snapshot = cinder.shows("snapshot-create --name c-snap c-busy").value("id");
    awaitSnapshot(snapshot, "available");
    assertThat(cinder.shows("snapshot-list --volume-id", volume).column("ID"))
        .containsExactly(snapshot);
    assertThat(cinder.shows("snapshot-show c-snap").value("volume_id")).isEqualTo(volume);
    api.attach(volume);
    cinder.run("backup-create", volume).refused("in-use", "HTTP 400");
    String forced = backup("--force", volume);
    String ofSnapshot = backup("--snapshot-id " + snapshot, volume);
    assertThat(api.showBackup(forced).isNull("snapshot_id")).isTrue();
    assertThat(api.showBackup(ofSnapshot).getString("snapshot_id")).isEqualTo(snapshot);
    assertThat(cinder.shows("list --status in-use").where("ID", volume))
        .containsEntry("Name", "c-busy");
    cinder.does("metadata c-busy set stage=test");
    cinder.does("metadata c-busy unset owner");
    assertThat(cinder.shows("show", volume).value("metadata")).isEqualTo("stage : test");
    assertThat(cinder.shows("metadata-update-all c-busy k=v").rows())
        .containsExactly(Map.of("Metadata-property", "k", "Value", "v"));

    api.detach(volume);
    cinder.does("delete --cascade c-busy");
    awaitGone("/snapshots/", snapshot);
  }
}
