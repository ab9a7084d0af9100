package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;

/**
 * An answer of the API.
 *
 * @param code HTTP status
 * @param body JSON, empty if there was none
 */
public record Answer(int code, JsonObject body) {

  /** Checks the code and gives the body. */
  public JsonObject expect(int expected) {
    assertThat(code).as("answer %s", body).isEqualTo(expected);
    return body;
  }

  /** Checks for a fault in the API's form: one key, the code inside it, a text. */
  public String expectFault(int expected, String key) {
    expect(expected);
    assertThat(body.keySet()).containsExactly(key);
    JsonObject fault = body.getJsonObject(key);
    assertThat(fault.getInt("code")).isEqualTo(expected);
    assertThat(fault.getString("message")).isNotBlank();
    return fault.getString("message");
  }
}
