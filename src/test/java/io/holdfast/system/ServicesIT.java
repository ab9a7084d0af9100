package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers are seen, taken out of service and put back by administrators. */
class ServicesIT {

  private static final String BINARY = "cinder-backup";

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab22");
  private final Rows rows = new Rows(server);
  private final String host = rows.text("select min(host) from services");

  @BeforeEach
  void roomInTheQuota() {
    rows.quota(api.project(), 100);
  }

  @AfterEach
  void theWorkerIsBack() {
    api.put("/os-services/enable", named().build()).expect(200);
  }

  private JsonObjectBuilder named() {
    return Json.createObjectBuilder().add("host", host).add("binary", BINARY);
  }

  private JsonArray listed(String query) {
    return api.get("/os-services" + query).expect(200).getJsonArray("services");
  }

  @Test
  void aWorkerThatLivesIsUpAndEnabled() {
    JsonObject service =
        listed("?binary=cinder-backup&host=" + host).stream()
            .findFirst()
            .orElseThrow()
            .asJsonObject();
    assertThat(service.keySet())
        .containsExactly(
            "binary",
            "host",
            "zone",
            "status",
            "state",
            "updated_at",
            "cluster",
            "disabled_reason");
    assertThat(service.getString("binary")).isEqualTo(BINARY);
    assertThat(service.getString("host")).isEqualTo(host);
    assertThat(service.getString("status")).isEqualTo("enabled");
    assertThat(service.getString("state")).isEqualTo("up");
    assertThat(service.getString("updated_at")).matches("[0-9-]{10}T[0-9:]{8}\\.[0-9]{6}");

    JsonObject old =
        api.send("GET", "/os-services", null, "3.6")
            .expect(200)
            .getJsonArray("services")
            .getJsonObject(0);
    assertThat(old).doesNotContainKey("cluster");
  }

  @Test
  void filtersLeaveOnlyWhatTheyName() {
    assertThat(listed("")).isNotEmpty();
    assertThat(listed("?host=elsewhere")).isEmpty();
    assertThat(listed("?binary=cinder-volume")).isEmpty();
    assertThat(listed("?service=cinder-volume")).isEmpty();
    assertThat(listed("?service=cinder-volume&binary=cinder-backup")).isNotEmpty();
    api.get("/os-services?host=%00").expectFault(400, "badRequest");
  }

  @Test
  void aDisabledWorkerGetsNoNewJobsUntilItIsEnabledAgain() {
    String volume = api.volume(1);
    String backup = api.storedBackup(backupOf(volume));
    JsonObject answer =
        api.put("/os-services/disable-log-reason", named().add("disabled_reason", "disks").build())
            .expect(200);
    assertThat(answer.getString("disabled_reason")).isEqualTo("disks");
    assertThat(answer.getBoolean("disabled")).isTrue();
    JsonObject service = listed("?host=" + host).getJsonObject(0);
    assertThat(service.getString("status")).isEqualTo("disabled");
    assertThat(service.getString("disabled_reason")).isEqualTo("disks");
    assertThat(zoneAvailable()).isFalse();

    String before = rows.state();
    api.backup(backupOf(volume)).expectFault(503, "serviceUnavailable");
    api.delete("/backups/" + backup).expectFault(404, "itemNotFound");
    api.post("/volumes", Api.object("volume", Json.createObjectBuilder().add("size", 1)))
        .expectFault(503, "serviceUnavailable");
    assertThat(rows.state()).isEqualTo(before);

    JsonObject enabled = api.put("/os-services/enable", named().build()).expect(200);
    assertThat(enabled.getString("status")).isEqualTo("enabled");
    assertThat(listed("?host=" + host).getJsonObject(0).isNull("disabled_reason")).isTrue();
    assertThat(zoneAvailable()).isTrue();
    api.deleteBackup(backup);
    api.delete("/volumes/" + volume).expect(202);
  }

  private boolean zoneAvailable() {
    JsonArray zones =
        api.get("/os-availability-zone").expect(200).getJsonArray("availabilityZoneInfo");
    assertThat(zones).hasSize(1);
    assertThat(zones.getJsonObject(0).getString("zoneName")).isEqualTo("nova");
    return zones.getJsonObject(0).getJsonObject("zoneState").getBoolean("available");
  }

  @Test
  void aDisabledWorkerStaysSoOverItsRestart() {
    api.put("/os-services/disable", named().build()).expect(200);
    server.stop();
    server.start();
    assertThat(listed("?host=" + host).getJsonObject(0).getString("status")).isEqualTo("disabled");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "enable|{\"host\":\"elsewhere\",\"binary\":\"cinder-backup\"}|404|itemNotFound",
        "disable|{\"host\":\"HOST\",\"binary\":\"cinder-volume\"}|404|itemNotFound",
        "freeze|{\"host\":\"HOST\"}|404|itemNotFound",
        "disable|{\"host\":\"HOST\"}|400|badRequest",
        "disable|[]|400|badRequest",
        "disable-log-reason|{\"host\":\"HOST\",\"binary\":\"cinder-backup\"}|400|badRequest",
      })
  void whatNamesNoServiceChangesNone(String action, String body, int code, String key) {
    api.send("PUT", "/os-services/" + action, body.replace("HOST", host), "3.71")
        .expectFault(code, key);
    assertThat(rows.count("services where disabled")).isZero();
  }

  @Test
  void onlyAdministratorsSeeAndChangeWorkers() {
    assertThat(api.as("member").get("/os-services").expectFault(403, "forbidden"))
        .contains("volume_extension:services:index");
    api.as("member").put("/os-services/disable", named().build()).expectFault(403, "forbidden");
    assertThat(rows.count("services where disabled")).isZero();
  }
}
