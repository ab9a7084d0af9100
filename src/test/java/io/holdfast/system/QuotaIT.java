package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits are shown, changed and kept. */
class QuotaIT {

  private static final String CLASS = "/os-quota-class-sets/default";

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab20");
  private final Rows rows = new Rows(server);
  private final String set = "/os-quota-sets/" + api.project();

  @BeforeEach
  void noLimitsOfItsOwn() {
    api.delete(set).expect(200);
  }

  private Answer update(String key, int limit) {
    return api.put(set, Api.object("quota_set", Json.createObjectBuilder().add(key, limit)));
  }

  private Answer updateClass(String key, int limit) {
    return api.put(
        CLASS, Api.object("quota_class_set", Json.createObjectBuilder().add(key, limit)));
  }

  private JsonObject shown(String path, String key) {
    return api.get(path).expect(200).getJsonObject(key);
  }

  private Answer newVolume(int gibibytes) {
    return api.post(
        "/volumes", Api.object("volume", Json.createObjectBuilder().add("size", gibibytes)));
  }

  @Test
  void limitsAreTheConfiguredOnesUntilTheProjectHasItsOwn() {
    assertThat(shown(set, "quota_set"))
        .hasToString(
            "{\"volumes\":10,\"per_volume_gigabytes\":-1,\"snapshots\":10,\"gigabytes\":1000,"
                + "\"backups\":10,\"backup_gigabytes\":1000,\"volumes___DEFAULT__\":-1,"
                + "\"gigabytes___DEFAULT__\":-1,\"snapshots___DEFAULT__\":-1,\"groups\":10,"
                + "\"id\":\"ab20\"}");
    JsonObject updated = update("backups", 3).expect(200).getJsonObject("quota_set");
    assertThat(updated).doesNotContainKey("id");
    assertThat(updated.getInt("backups")).isEqualTo(3);
    assertThat(shown(set, "quota_set").getInt("backups")).isEqualTo(3);
    assertThat(shown(set + "/defaults", "quota_set").getInt("backups")).isEqualTo(10);
    assertThat(shown(set + "/defaults", "quota_set").getString("id")).isEqualTo("ab20");

    assertThat(api.delete(set).expect(200)).isEmpty();
    assertThat(shown(set, "quota_set").getInt("backups")).isEqualTo(10);
  }

  @Test
  void whatIsUsedIsShownAndCannotBeUndercut() {
    String volume = api.volume(1);
    JsonObject use = shown(set + "?usage=True", "quota_set").getJsonObject("volumes");
    assertThat(use.getInt("limit")).isEqualTo(10);
    assertThat(use.getInt("in_use")).isPositive();
    assertThat(use.getInt("reserved")).isZero();
    JsonObject ofType =
        shown(set + "?usage=True", "quota_set").getJsonObject("volumes___DEFAULT__");
    assertThat(ofType.getInt("in_use")).isEqualTo(use.getInt("in_use"));

    update("volumes", 100).expect(200);
    assertThat(update("volumes", 0).expectFault(400, "badRequest")).contains("volumes");
    assertThat(shown(set, "quota_set").getInt("volumes")).isEqualTo(100);
    api.delete(set).expect(200);
    update("volumes", 0).expect(200);
    newVolume(1).expectFault(413, "overLimit");
    update("volumes", -1).expect(200);
    api.delete("/volumes/" + volume).expect(202);
  }

  @Test
  void aLoweredQuotaRefusesTheNextBackupAndChangesNothing() {
    String volume = api.volume(1);
    update("backup_gigabytes", 0).expect(200);
    String before = rows.state();

    assertThat(api.backup(backupOf(volume)).expectFault(413, "overLimit"))
        .startsWith("VolumeBackupSizeExceedsAvailableQuota");

    assertThat(rows.state()).isEqualTo(before);
    update("backup_gigabytes", 1000).expect(200);
    api.deleteBackup(api.storedBackup(backupOf(volume)));
    api.delete("/volumes/" + volume).expect(202);
  }

  @Test
  void aVolumeMayBeNoLargerThanAllowedWhenMadeAndWhenExtended() {
    update("per_volume_gigabytes", 2).expect(200);

    assertThat(newVolume(3).expectFault(413, "overLimit")).startsWith("VolumeSizeExceedsLimit");
    String volume = api.volume(1);
    String before = rows.state();
    extend(volume, 3).expectFault(413, "overLimit");
    assertThat(rows.state()).isEqualTo(before);
    extend(volume, 2).expect(202);
    api.awaitVolume(volume, "available");
    api.delete("/volumes/" + volume).expect(202);
  }

  private Answer extend(String volume, int size) {
    return api.post(
        "/volumes/" + volume + "/action",
        Api.object("os-extend", Json.createObjectBuilder().add("new_size", size)));
  }

  @Test
  void aLimitOfTheVolumeTypeIsKeptToo() {
    update("volumes___DEFAULT__", 0).expect(200);
    assertThat(newVolume(1).expectFault(413, "overLimit")).startsWith("VolumeLimitExceeded");
    update("volumes___DEFAULT__", -1).expect(200);
    update("gigabytes___DEFAULT__", 0).expect(200);
    assertThat(newVolume(1).expectFault(413, "overLimit"))
        .startsWith("VolumeSizeExceedsAvailableQuota");
  }

  @Test
  void aLimitOfTheClassTakesEffectWhereTheProjectHasNone() {
    try {
      JsonObject updated = updateClass("volumes", 0).expect(200).getJsonObject("quota_class_set");
      assertThat(updated).doesNotContainKey("id");
      assertThat(updated.getInt("volumes")).isZero();
      assertThat(shown(CLASS, "quota_class_set").getString("id")).isEqualTo("default");
      assertThat(shown(CLASS, "quota_class_set").getInt("volumes")).isZero();
      assertThat(shown(set, "quota_set").getInt("volumes")).isZero();
      newVolume(1).expectFault(413, "overLimit");
      update("volumes", 10).expect(200);
      api.delete("/volumes/" + api.volume(1)).expect(202);
    } finally {
      updateClass("volumes", 10).expect(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"quota_set\":{\"floppies\":1}}",
        "{\"quota_set\":{\"volumes\":1,\"volumes_ceph\":1}}",
        "{\"quota_set\":{\"volumes\":-2}}",
        "{\"quota_set\":{\"volumes\":2147483648}}",
        "{\"quota_set\":{\"volumes\":null}}",
        "{\"quota_set\":[]}",
        "{\"quota_set\":{},\"more\":1}",
        "{\"volumes\":1}"
      })
  void whatIsNoLimitIsRefusedAsAWhole(String body) {
    api.send("PUT", set, body, "3.0").expectFault(400, "badRequest");
    api.send("PUT", CLASS, body.replace("quota_set", "quota_class_set"), "3.0")
        .expectFault(400, "badRequest");
    assertThat(rows.count("quotas where project_id = 'ab20'")).isZero();
    assertThat(shown(CLASS, "quota_class_set").getInt("volumes")).isEqualTo(10);
  }

  @Test
  void onlyAdministratorsChangeLimitsAndReadersSeeTheirOwn() {
    Api member = api.as("member");
    JsonObject body =
        Api.object("quota_set", Json.createObjectBuilder().add("volumes", 1).add("id", "ab20"));
    assertThat(member.put(set, body).expectFault(403, "forbidden"))
        .contains("volume_extension:quotas:update");
    member.delete(set).expectFault(403, "forbidden");
    member.get(CLASS).expectFault(403, "forbidden");
    member
        .put(CLASS, Api.object("quota_class_set", Json.createObjectBuilder()))
        .expectFault(403, "forbidden");

    api.as("reader").get(set).expect(200);
    api.as("reader").get(set + "/defaults").expect(200);
    api.as("reader").get("/os-quota-sets/ab21").expectFault(403, "forbidden");
    api.as("reader").get("/os-quota-sets/ab21/defaults").expectFault(403, "forbidden");
    api.as("nobody").get(set).expectFault(403, "forbidden");
    api.get(set + "?usage=perhaps").expectFault(400, "badRequest");
  }

  @Test
  void limitsHaveWhatIsUsedForReaders() {
    api.delete("/volumes/" + api.volume(1)).expect(202);
    JsonObject limits = api.as("reader").get("/limits").expect(200).getJsonObject("limits");
    assertThat(limits.getJsonArray("rate")).isEmpty();
    JsonObject absolute = limits.getJsonObject("absolute");
    assertThat(absolute).hasSize(10);
    assertThat(absolute.getInt("maxTotalVolumes")).isEqualTo(10);
    assertThat(absolute.getInt("maxTotalBackupGigabytes")).isEqualTo(1000);
    assertThat(absolute.getInt("totalBackupsUsed")).isZero();
    JsonObject bare = api.as("nobody").get("/limits").expect(200).getJsonObject("limits");
    assertThat(bare.getJsonObject("absolute")).hasSize(5);
  }

  @Test
  void anAdministratorAsksForLimitsOfAnotherProjectFromItsVersionOn() {
    update("volumes", 7).expect(200);
    Api other = new Api(server.apiUrl(), "ab21");
    String ofAnother = "/limits?project_id=ab20";
    assertThat(maximum(other.send("GET", ofAnother, null, "3.39"))).isEqualTo(7);
    assertThat(maximum(other.send("GET", ofAnother, null, "3.38"))).isEqualTo(10);
    assertThat(maximum(other.as("reader").send("GET", ofAnother, null, "3.39"))).isEqualTo(10);
  }

  private static int maximum(Answer limits) {
    return limits
        .expect(200)
        .getJsonObject("limits")
        .getJsonObject("absolute")
        .getInt("maxTotalVolumes");
  }
}
