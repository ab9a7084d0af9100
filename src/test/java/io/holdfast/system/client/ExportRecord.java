package io.holdfast.system.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The text that an export gives and an import takes: JSON in Base64. */
final class ExportRecord {

  private ExportRecord() {}

  /** The same record for another backup, as after a disaster: the data are those it names. */
  static String withId(String backupUrl, String id) {
    byte[] json = Base64.getDecoder().decode(backupUrl);
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(json))) {
      JsonObject record = Json.createObjectBuilder(reader.readObject()).add("id", id).build();
      return Base64.getEncoder().encodeToString(record.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
