package io.holdfast.web.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.json.Fields;
import io.holdfast.json.JsonBody;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceSwitchTest {

  private static final String NAMED = "\"host\":\"h\",\"binary\":\"cinder-backup\"";

  private static Fields body(String fields) {
    return JsonBody.parse(("{" + fields + "}").getBytes(StandardCharsets.UTF_8)).fields("service");
  }

  @Test
  void enablingSaysThatThereIsNoReason() {
    assertThat(ServiceSwitch.read(body(NAMED)).enabled())
        .hasToString(
            "{\"host\":\"h\",\"service\":\"\",\"binary\":\"cinder-backup\",\"status\":\"enabled\","
                + "\"disabled\":false,\"disabled_reason\":null}");
  }

  @Test
  void disablingHasAReasonOnlyIfOneWasGiven() {
    assertThat(ServiceSwitch.read(body(NAMED)).disabled())
        .hasToString(
            "{\"host\":\"h\",\"service\":\"\",\"binary\":\"cinder-backup\",\"status\":\"disabled\","
                + "\"disabled\":true}");
    ServiceSwitch with =
        ServiceSwitch.readWithReason(body(NAMED + ",\"disabled_reason\":\" new disks \""));
    assertThat(with.reason()).isEqualTo("new disks");
    assertThat(with.disabled().build().getString("disabled_reason")).isEqualTo("new disks");
  }

  @Test
  void theOlderKeyOfTheProgramIsUnderstoodAndRepeated() {
    ServiceSwitch old = ServiceSwitch.read(body("\"host\":\"h\",\"service\":\"cinder-backup\""));
    assertThat(old.binary()).isEqualTo("cinder-backup");
    assertThat(old.disabled().build().getString("service")).isEqualTo("cinder-backup");
    assertThat(old.disabled().build().getString("binary")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"host\":\"h\"",
        "\"binary\":\"cinder-backup\"",
        "\"host\":null,\"binary\":\"cinder-backup\"",
        "\"host\":\"h\",\"binary\":null",
        "\"host\":\"h\",\"binary\":\"\"",
        "\"host\":1,\"binary\":\"cinder-backup\"",
        NAMED + ",\"disabled_reason\":\"r\"",
        NAMED + ",\"other\":1"
      })
  void whatDoesNotNameAServiceIsRefused(String fields) {
    assertThatThrownBy(() -> ServiceSwitch.read(body(fields)))
        .isInstanceOf(RequestRefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\":1", "\"disabled_reason\":null", "\"disabled_reason\":\"  \""})
  void aReasonMustSaySomething(String fields) {
    assertThatThrownBy(() -> ServiceSwitch.readWithReason(body(NAMED + "," + fields)))
        .isInstanceOf(RequestRefusedException.class);
  }

  @Test
  void aReasonFitsIntoItsRow() {
    String reason = ",\"disabled_reason\":\"" + "r".repeat(256) + "\"";
    assertThatThrownBy(() -> ServiceSwitch.readWithReason(body(NAMED + reason)))
        .hasMessageContaining("disabled_reason");
  }
}
