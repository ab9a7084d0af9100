package io.holdfast.system;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** Bodies that many tests begin with. */
final class Fields {

  private Fields() {}

  static JsonObjectBuilder backupOf(String volume) {
    return Json.createObjectBuilder().add("volume_id", volume);
  }
}
