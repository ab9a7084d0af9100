package io.holdfast.rbd.backup;

import io.holdfast.engine.driver.BackupRefusedException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.NoSuchElementException;

/** The service metadata of backups in Ceph: {@code {"base": "<image>"}} (drivers.md section 7). */
final class ServiceMetadata {

  private static final String BASE = "base";

  private ServiceMetadata() {}

  static String of(String base) {
    return Json.createObjectBuilder().add(BASE, base).build().toString();
  }

  /**
   * The base image that a record names.
   *
   * @param text untrusted, not null
   * @throws BackupRefusedException if it is not of the form, or no name of a base image
   */
  static String base(String text) throws BackupRefusedException {
    try (JsonParser parser = Json.createParser(new StringReader(text))) {
      parser.next();
      JsonObject metadata = parser.getObject();
      boolean alone = !parser.hasNext();
      if (alone
          && metadata.get(BASE) instanceof JsonString base
          && BaseName.isOne(base.getString())) {
        return base.getString();
      }
    } catch (JsonException | IllegalStateException | NoSuchElementException malformed) {
      throw refusal(malformed);
    }
    throw refusal(null);
  }

  private static BackupRefusedException refusal(Exception cause) {
    return new BackupRefusedException(
        "The service metadata must be {\"base\": \"volume-<id>.backup.<id>\"}.", cause);
  }
}
