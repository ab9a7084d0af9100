package io.holdfast.engine.driver.tsm;

import io.holdfast.engine.driver.DamagedBackupException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/**
 * What is stored beside a backup, since TSM keeps no digest and Cinder nothing but data. It is
 * stored last: where it is, the backup is whole.
 *
 * @param backupId the backup that the data were stored for
 * @param volumeId its volume
 * @param bytes size of the device
 * @param sha256 of the whole device, zeros included; small hex
 * @param volumeMeta the volume's metadata as a JSON document, or null
 */
record TsmDescription(
    String backupId, String volumeId, long bytes, String sha256, String volumeMeta) {

  /** Metadata of volumes are far smaller. */
  static final int MOST_BYTES = 4 << 20;

  private static final int VERSION = 1;

  byte[] json() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("version", VERSION)
            .add("backup_id", backupId)
            .add("volume_id", volumeId)
            .add("bytes", bytes)
            .add("sha256", sha256);
    if (volumeMeta != null) {
      json.add("volume_meta", volumeMeta);
    }
    return json.build().toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what came back from TSM.
   *
   * @param name for messages
   * @throws DamagedBackupException if it is no description
   */
  static TsmDescription of(byte[] json, String name) throws DamagedBackupException {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(json))) {
      JsonObject object = reader.readObject();
      TsmDescription description =
          new TsmDescription(
              object.getString("backup_id"),
              object.getString("volume_id"),
              object.getJsonNumber("bytes").longValueExact(),
              object.getString("sha256"),
              object.getString("volume_meta", null));
      if (object.getInt("version") == VERSION && description.isSound()) {
        return description;
      }
    } catch (JsonException
        | NullPointerException
        | ClassCastException
        | ArithmeticException malformed) {
      throw new DamagedBackupException(
          "What TSM has as %s is not whole.".formatted(name), malformed);
    }
    throw new DamagedBackupException(
        "What TSM has as %s is no description that this version reads.".formatted(name));
  }

  private boolean isSound() {
    return bytes >= 0 && sha256.matches("[0-9a-f]{64}");
  }
}
