package io.holdfast.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What administrators and curious users ask with {@code cinder} around backups. */
@ResourceLock(ClientCalls.WORKERS)
abstract class CinderAdministrator extends ClientCalls {

  private static final String CLASS = "/os-quota-class-sets/default";

  private final Cinder cinder = Cinder.as(account);

  CinderAdministrator(Account account) {
    super(account);
  }

  @Test
  void takesAWorkerOutOfServiceAndBack() {
    Map<String, String> worker = cinder.shows("service-list --binary cinder-backup").rows().get(0);
    assertThat(worker).containsEntry("Status", "enabled").containsEntry("State", "up");
    String host = worker.get("Host");
    Table answer = cinder.shows("service-disable --reason upgrade", host, "cinder-backup");
    try {
      assertThat(answer.where("Host", host)).containsEntry("Disabled Reason", "upgrade");
      assertThat(cinder.shows("service-list --host", host).where("Host", host))
          .containsEntry("Status", "disabled")
          .containsEntry("Disabled Reason", "upgrade");
      cinder.does("service-disable", host, "cinder-backup");
    } finally {
      answer = cinder.shows("service-enable", host, "cinder-backup");
    }
    assertThat(answer.where("Host", host)).containsEntry("Status", "enabled");
  }

  @Test
  void setsTheLimitsOfAProject() {
    String other = "c11e0505";
    cinder.does("quota-update --backups 3 --backup-gigabytes 4 --volumes 5 --snapshots 6", other);
    Table limits = cinder.shows("quota-show", other);
    assertThat(limits.value("backups")).isEqualTo("3");
    assertThat(limits.value("backup_gigabytes")).isEqualTo("4");
    assertThat(limits.value("snapshots")).isEqualTo("6");
    assertThat(cinder.shows("quota-usage", other).where("Type", "backups"))
        .containsEntry("In_use", "0")
        .containsEntry("Reserved", "0")
        .containsEntry("Limit", "3");
    assertThat(cinder.shows("absolute-limits", other).where("Name", "maxTotalBackups"))
        .containsEntry("Value", "3");
    Table defaults = cinder.shows("quota-defaults", other);
    cinder.does("quota-delete", other);
    assertThat(cinder.shows("quota-show", other).value("backups"))
        .isEqualTo(defaults.value("backups"))
        .isNotEqualTo("3");
  }

  @Test
  void setsTheLimitsOfProjectsWithoutTheirOwn() {
    JsonObject before = api.get(CLASS).expect(200).getJsonObject("quota_class_set");
    try {
      cinder.does("quota-class-update --backups 31 --backup-gigabytes 32 default");
      Table limits = cinder.shows("quota-class-show default");
      assertThat(limits.value("backups")).isEqualTo("31");
      assertThat(limits.value("backup_gigabytes")).isEqualTo("32");
      cinder.run("quota-class-show other").refused("HTTP 404");
    } finally {
      JsonObject limits = Json.createObjectBuilder(before).remove("id").build();
      api.put(CLASS, Json.createObjectBuilder().add("quota_class_set", limits).build()).expect(200);
    }
  }

  @Test
  void readsAndDeletesMessages() {
    String first = "0" + UUID.randomUUID().toString().substring(1);
    String second = "1" + UUID.randomUUID().toString().substring(1);
    rows.message(first, account.project());
    rows.message(second, account.project());
    assertThat(cinder.shows("message-list --sort id:asc").column("ID"))
        .containsExactly(first, second);
    assertThat(cinder.shows("message-list --resource_uuid", second).column("ID"))
        .containsExactly(second);
    assertThat(cinder.shows("message-show", first).value("message_level")).isEqualTo("ERROR");
    cinder.does("message-delete", first, second);
    assertThat(cinder.shows("message-list").rows()).isEmpty();
    cinder.run("message-delete", first).refused("Unable to delete any");
  }

  @Test
  void asksWhatTheServiceHas() {
    assertThat(cinder.shows("version-list").where("Id", "v3.0"))
        .containsEntry("Status", "CURRENT")
        .containsEntry("Min Version", "3.0")
        .containsEntry("Version", "3.71");
    assertThat(cinder.shows("availability-zone-list").where("Name", "nova"))
        .containsEntry("Status", "available");
    assertThat(cinder.shows("list-extensions").column("Alias"))
        .contains("backups", "os-quota-sets", "os-services");
    assertThat(cinder.shows("list-filters --resource backup").rows())
        .containsExactly(Map.of("Resource", "backup", "Filters", "name, status, volume_id"));
    assertThat(cinder.shows("type-list").column("Name")).containsExactly("__DEFAULT__");
    assertThat(cinder.shows("type-default").column("Name")).containsExactly("__DEFAULT__");
    assertThat(cinder.shows("rate-limits").rows()).isEmpty();
  }
}
