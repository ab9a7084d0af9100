package io.holdfast.json;

import io.holdfast.fault.RequestRefusedException;
import jakarta.json.JsonValue;

/**
 * What a body for {@code /action} asks for.
 *
 * @param name such as {@code os-attach}
 * @param value its parameters, as they came
 */
public record Action(String name, JsonValue value) {

  /** The parameters, which must be an object. */
  public Fields fields() {
    return Fields.of(name, value);
  }

  /** The parameters; null counts as none. */
  public Fields fieldsOrNone() {
    return Fields.of(
        name,
        value.getValueType() == JsonValue.ValueType.NULL ? JsonValue.EMPTY_JSON_OBJECT : value);
  }

  /** The 400 for an action that the resource does not have. */
  public RequestRefusedException unknown() {
    return RequestRefusedException.badRequest(
        "There is no such action: " + Fields.shown(name) + ".");
  }
}
