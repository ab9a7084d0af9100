package io.holdfast.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What administrators and curious users ask with {@code openstack} around backups. */
@ResourceLock(ClientCalls.WORKERS)
abstract class OpenStackAdministrator extends ClientCalls {

  static final String CLASS = "/os-quota-class-sets/default";

  private final OpenStack openstack = OpenStack.as(account);

  OpenStackAdministrator(Account account) {
    super(account);
  }

  @Test
  void takesAWorkerOutOfServiceAndBack() {
    JsonObject worker = service();
    assertThat(worker.getString("Status")).isEqualTo("enabled");
    assertThat(worker.getString("State")).isEqualTo("up");
    String host = worker.getString("Host");

    openstack.does("volume service set --disable --disable-reason upgrade", host, "cinder-backup");
    try {
      JsonObject disabled = service();
      assertThat(disabled.getString("Status")).isEqualTo("disabled");
      assertThat(disabled.getString("Disabled Reason")).isEqualTo("upgrade");
    } finally {
      openstack.does("volume service set --enable", host, "cinder-backup");
    }
    assertThat(openstack.shows("volume service list --host", host).column("Status"))
        .containsExactly("enabled");
  }

  private JsonObject service() {
    List<JsonObject> all =
        openstack.shows("volume service list --long --service cinder-backup").list();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  /**
   * Without an Identity service the client finds no project: limits can be set for the class only,
   * and cannot be shown.
   */
  @Test
  void setsTheLimitsOfProjectsWithoutTheirOwn() {
    JsonObject before = api.get(CLASS).expect(200).getJsonObject("quota_class_set");
    api.delete("/os-quota-sets/" + account.project()).expect(200);
    try {
      openstack.does(
          "quota set --class --backups 21 --backup-gigabytes 22 --volumes 23 --snapshots 24"
              + " --gigabytes 25 --per-volume-gigabytes 26 default");
      JsonObject after = api.get(CLASS).expect(200).getJsonObject("quota_class_set");
      assertThat(after.getInt("backups")).isEqualTo(21);
      assertThat(after.getInt("backup_gigabytes")).isEqualTo(22);
      assertThat(after.getInt("volumes")).isEqualTo(23);
      assertThat(after.getInt("snapshots")).isEqualTo(24);
      assertThat(after.getInt("gigabytes")).isEqualTo(25);
      assertThat(after.getInt("per_volume_gigabytes")).isEqualTo(26);
      assertThat(limits()).contains("maxTotalBackups=21", "maxTotalBackupGigabytes=22");
    } finally {
      JsonObject limits = Json.createObjectBuilder(before).remove("id").build();
      api.put(CLASS, Json.createObjectBuilder().add("quota_class_set", limits).build()).expect(200);
    }
  }

  private List<String> limits() {
    return openstack.shows("limits show --absolute").list().stream()
        .map(row -> row.getString("Name") + "=" + row.getInt("Value"))
        .toList();
  }

  @Test
  void asksWhatTheServiceHas() {
    assertThat(openstack.shows("availability zone list --volume").list())
        .containsExactly(
            Json.createObjectBuilder()
                .add("Zone Name", "nova")
                .add("Zone Status", "available")
                .build());
    assertThat(openstack.shows("volume type list").column("Name")).containsExactly("__DEFAULT__");
    assertThat(openstack.shows("volume type show __DEFAULT__").object().getBoolean("is_public"))
        .isTrue();
    assertThat(openstack.shows("extension list --volume").column("Alias"))
        .contains("backups", "os-quota-sets", "os-services", "os-availability-zone");
    List<JsonObject> filters =
        openstack.at("3.70").shows("block storage resource filter list").list();
    assertThat(filters.stream().filter(row -> row.getString("Resource").equals("backup")))
        .hasSize(1)
        .allSatisfy(row -> assertThat(row.get("Filters").toString()).contains("volume_id"));
  }
}
