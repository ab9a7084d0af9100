package io.holdfast.web.volume;

import io.holdfast.json.JsonFields;
import jakarta.json.JsonValue;

/** The one volume type there is: sparse files. */
final class VolumeType {

  static final String ID = "5a1f6c4e-7b0d-4b52-9d5e-2f6f0c1d8e30";
  static final String NAME = "__DEFAULT__";

  private VolumeType() {}

  /** True if an id or a name means it. */
  static boolean isNamed(String idOrName) {
    return idOrName.equals(ID) || idOrName.equals(NAME);
  }

  static JsonFields view() {
    return new JsonFields()
        .put("id", ID)
        .put("name", NAME)
        .put("is_public", true)
        .put("description", "Default volume type")
        .put("extra_specs", JsonValue.EMPTY_JSON_OBJECT)
        .putNull("qos_specs_id")
        .put("os-volume-type-access:is_public", true);
  }
}
