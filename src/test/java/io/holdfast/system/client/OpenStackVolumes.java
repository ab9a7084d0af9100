package io.holdfast.system.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code openstack volume} and {@code openstack volume snapshot}, as far as backups need them. */
abstract class OpenStackVolumes extends ClientCalls {

  private final OpenStack openstack = OpenStack.as(account);

  OpenStackVolumes(Account account) {
    super(account);
  }

  @Test
  void theLifeOfAVolume() {
    JsonObject made = openstack.shows("volume create --size 1 --property owner=me osv-1").object();
    assertThat(made.getString("status")).isEqualTo("creating");
    assertThat(made.getString("type")).isEqualTo("__DEFAULT__");
    String id = made.getString("id");
    api.awaitVolume(id, "available");

    openstack.does(
        "volume set --name osv-2 --description words --size 2 --property a=1 --property b=2", id);
    openstack.does("volume unset --property a", id);
    api.awaitVolume(id, "available");
    JsonObject shown = openstack.shows("volume show osv-2").object();
    assertThat(shown.getString("id")).isEqualTo(id);
    assertThat(shown.getString("description")).isEqualTo("words");
    assertThat(shown.getInt("size")).isEqualTo(2);
    assertThat(shown.getJsonObject("properties"))
        .isEqualTo(Json.createObjectBuilder().add("owner", "me").add("b", "2").build());

    openstack.does("volume set --bootable --no-property --property c=3", id);
    assertThat(openstack.shows("volume show", id).object().getString("bootable")).isEqualTo("true");
    assertThat(rows.text("select count(*) from volume_metadata where volume_id = '" + id + "'"))
        .isEqualTo("1");

    String clone =
        openstack.shows("volume create --source osv-2 osv-clone").object().getString("id");
    api.awaitVolume(clone, "available");
    assertThat(openstack.shows("volume list --long").column("Name")).contains("osv-2", "osv-clone");
    assertThat(openstack.shows("volume list --name osv-2").column("ID")).containsExactly(id);

    openstack.does("volume delete osv-2", clone);
    awaitGone("/volumes/", id, clone);
    openstack.run("volume delete", id).refused("1 of 1 volumes failed to delete");
  }

  @Test
  void theLifeOfASnapshot() {
    String volume = api.volume(1);
    JsonObject made =
        openstack
            .shows(
                "volume snapshot create --description words --property a=1 --volume",
                volume,
                "oss-1")
            .object();
    assertThat(made.getString("volume_id")).isEqualTo(volume);
    String id = made.getString("id");
    awaitSnapshot(id, "available");

    openstack.does("volume snapshot set --name oss-2 --property b=2 oss-1");
    openstack.does("volume snapshot unset --property a oss-2");
    assertThat(openstack.shows("volume snapshot list --volume", volume).column("Name"))
        .containsExactly("oss-2");
    JsonObject shown = openstack.shows("volume snapshot show oss-2").object();
    assertThat(shown.getString("os-extended-snapshot-attributes:progress")).isEqualTo("100%");
    assertThat(shown.getJsonObject("properties"))
        .isEqualTo(Json.createObjectBuilder().add("b", "2").build());

    openstack.run("volume delete", volume).refused("HTTP 400");
    openstack.does("volume snapshot delete oss-2");
    awaitGone("/snapshots/", id);
  }

  @Test
  void anAdministratorGetsRidOfWhatIsStuck() {
    String volume = openstack.shows("volume create --size 1 osx").object().getString("id");
    api.awaitVolume(volume, "available");
    String snapshot =
        openstack.shows("volume snapshot create --volume osx osx-1").object().getString("id");
    awaitSnapshot(snapshot, "available");
    String copy =
        openstack.shows("volume create --snapshot osx-1 osx-copy").object().getString("id");
    api.awaitVolume(copy, "available");

    openstack.does("volume snapshot set --state deleting osx-1");
    openstack.run("volume snapshot delete osx-1").refused("HTTP 400");
    openstack.run("volume delete --force osx").refused("it has snapshots");
    openstack.does("volume snapshot delete --force osx-1");
    awaitGone("/snapshots/", snapshot);

    openstack.does("volume set --state deleting osx");
    openstack.run("volume delete osx").refused("HTTP 400");
    openstack.does("volume delete --force osx");
    openstack.does("volume delete --purge osx-copy");
    awaitGone("/volumes/", volume, copy);
    await().atMost(Duration.ofSeconds(10)).until(() -> rows.usagesEqualRows(account.project()));
  }
}
