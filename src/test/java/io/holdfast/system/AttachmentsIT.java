package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a compute service does with a volume, step by step, and what is refused on the way. */
class AttachmentsIT {

  private static final String NOWHERE = "00000000-1111-4222-8333-444444444444";
  private static final String CONNECTOR = "{\"connector\":{\"host\":\"h1\",\"ip\":\"192.0.2.1\"}}";

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab24");
  private final Rows rows = new Rows(server);
  private String volume;

  @BeforeEach
  void aVolume() {
    rows.quota(api.project(), 100);
    volume = api.volume(1);
  }

  private Answer act(String action, JsonValue value) {
    return api.post(
        "/volumes/" + volume + "/action", Json.createObjectBuilder().add(action, value).build());
  }

  private Answer act(String action) {
    return act(action, JsonValue.NULL);
  }

  private Answer act(String action, JsonObjectBuilder fields) {
    return act(action, fields.build());
  }

  private static JsonObjectBuilder fields() {
    return Json.createObjectBuilder();
  }

  private JsonObject shown() {
    return api.get("/volumes/" + volume).expect(200).getJsonObject("volume");
  }

  private void shows(String status, int attachments) {
    assertThat(shown().getString("status")).isEqualTo(status);
    assertThat(shown().getJsonArray("attachments")).hasSize(attachments);
  }

  private String attachStatus() {
    return rows.text("select attach_status from volumes where id = '" + volume + "'");
  }

  @Test
  void aVolumeIsReservedAttachedAndDetached() {
    act("os-reserve").expect(202);
    shows("attaching", 0);
    api.backup(backupOf(volume)).expectFault(400, "badRequest");
    act("os-reserve").expectFault(400, "badRequest");
    api.attach(volume);
    shows("in-use", 1);
    act("os-begin_detaching").expect(202);
    shows("detaching", 1);
    act("os-begin_detaching").expectFault(400, "badRequest");
    api.delete("/volumes/" + volume).expectFault(400, "badRequest");
    api.detach(volume);
    shows("available", 0);
    assertThat(attachStatus()).isEqualTo("detached");
  }

  @Test
  void bothWaysCanBeTakenBack() {
    act("os-reserve").expect(202);
    act("os-unreserve").expect(202);
    shows("available", 0);
    api.attach(volume);
    act("os-reserve").expectFault(400, "badRequest");
    act("os-begin_detaching").expect(202);
    act("os-roll_detaching").expect(202);
    shows("in-use", 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"os-unreserve", "os-roll_detaching"})
  void takingBackWhatIsNotThereChangesNothing(String action) {
    String before = rows.state();
    act(action).expect(202);
    assertThat(rows.state()).isEqualTo(before);
    act("os-reset_status", fields().add("status", "error")).expect(202);
    act(action).expect(202);
    shows("error", 0);
  }

  @Test
  void aDetachThatWentWrongIsEndedByForce() {
    api.attach(volume);
    act("os-begin_detaching").expect(202);
    act("os-force_detach", fields().add("attachment_id", NOWHERE)).expectFault(400, "badRequest");
    shows("detaching", 1);
    String attachment =
        shown().getJsonArray("attachments").getJsonObject(0).getString("attachment_id");
    act("os-force_detach", fields().add("attachment_id", attachment).addNull("connector"))
        .expect(202);
    shows("available", 0);
  }

  @Test
  void aReservationThatNobodyTakesBackIsEndedByForceToo() {
    act("os-reserve").expect(202);
    act("os-force_detach", fields()).expect(202);
    shows("available", 0);
    act("os-force_detach").expectFault(400, "badRequest");
  }

  @Test
  void whatFailedIsNotMadeAvailableByForce() {
    api.attach(volume);
    act("os-reset_status", fields().add("status", "error_restoring")).expect(202);
    act("os-force_detach", fields()).expect(202);
    shows("error_restoring", 0);
    assertThat(attachStatus()).isEqualTo("detached");
  }

  @Test
  void aConnectionTellsWhereTheVolumeIsAndNoSecret() {
    JsonObject connection =
        act("os-initialize_connection", json(CONNECTOR))
            .expect(200)
            .getJsonObject("connection_info");
    assertThat(connection.getString("driver_volume_type")).isEqualTo("local");
    JsonObject data = connection.getJsonObject("data");
    assertThat(data.keySet())
        .containsExactlyInAnyOrder(
            "device_path", "volume_id", "access_mode", "encrypted", "discard");
    assertThat(Files.isRegularFile(Path.of(data.getString("device_path")))).isTrue();
    assertThat(data.getString("volume_id")).isEqualTo(volume);
    act("os-terminate_connection", json(CONNECTOR)).expect(202);
    shows("available", 0);
  }

  @Test
  void nobodyConnectsToWhatIsBeingWrittenOrIsNotThere() {
    for (String status : new String[] {"creating", "deleting", "restoring-backup", "maintenance"}) {
      rows.execute("update volumes set status = '%s' where id = '%s'".formatted(status, volume));
      assertThat(act("os-initialize_connection", json(CONNECTOR)).expectFault(400, "badRequest"))
          .contains(status);
    }
    rows.execute(
        "update volumes set status = 'available', host = 'elsewhere@' || split_part(host, '@', 2) where id = '%s'"
            .formatted(volume));
    assertThat(
            act("os-initialize_connection", json(CONNECTOR)).expectFault(503, "serviceUnavailable"))
        .contains("elsewhere");
    act("os-terminate_connection", json(CONNECTOR)).expect(202);
    volume = NOWHERE;
    act("os-initialize_connection", json(CONNECTOR)).expectFault(404, "itemNotFound");
    act("os-terminate_connection", json(CONNECTOR)).expectFault(404, "itemNotFound");
    act("os-reserve").expectFault(404, "itemNotFound");
    act("os-force_detach", fields()).expectFault(404, "itemNotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"connector\":1}", "{\"connector\":{},\"x\":1}", "[]", "null"})
  void aConnectionNeedsAConnector(String body) {
    JsonValue value = Json.createReader(new java.io.StringReader(body)).readValue();
    act("os-initialize_connection", value).expectFault(400, "badRequest");
    act("os-terminate_connection", value).expectFault(400, "badRequest");
  }

  private static JsonObject json(String text) {
    return Json.createReader(new java.io.StringReader(text)).readObject();
  }
}
