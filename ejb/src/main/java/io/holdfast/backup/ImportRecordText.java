package io.holdfast.backup;

import io.holdfast.engine.driver.tsm.TsmBackupDriver;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.json.Fields;
import io.holdfast.json.JsonBody;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * Reads the {@code backup_url} of a record: JSON in base64. Each field is checked as strictly as
 * the body of a request; fields that only Cinder knows are passed over.
 */
final class ImportRecordText {

  private static final String NAME = "backup_url";

  private ImportRecordText() {}

  /**
   * Decodes a record.
   *
   * @throws RequestRefusedException 400 naming the field and the rule
   */
  static ImportRecord read(String backupUrl) {
    Fields fields = JsonBody.parse(decoded(backupUrl)).object(NAME);
    String id = fields.uuid("id");
    Integer size = fields.size("size");
    if (size == null) {
      throw fields.broken("size", "is required");
    }
    String service = fields.requiredText("service", 1);
    return new ImportRecord(
        id,
        service,
        fields.uuid("volume_id"),
        fields.uuidOrNull("parent_id"),
        fields.uuidOrNull("snapshot_id"),
        fields.text("display_name", 0),
        fields.text("display_description", 0),
        container(fields, service),
        fields.text("service_metadata", 1),
        size,
        fields.count("object_count"),
        time(fields, "data_timestamp"),
        time(fields, "created_at"),
        fields.uuidOrNull("encryption_key_id"),
        fields.metadataOrEmpty("metadata"));
  }

  /** Only TSM has none, and then none may be named. */
  private static String container(Fields fields, String service) {
    return service.equals(TsmBackupDriver.SERVICE)
        ? fields.text("container", 1)
        : fields.requiredText("container", 1);
  }

  private static byte[] decoded(String backupUrl) {
    try {
      return Base64.getDecoder().decode(backupUrl);
    } catch (IllegalArgumentException broken) {
      throw RequestRefusedException.badRequest(
          "Invalid input for backup-record.backup_url: it must be JSON in base64.");
    }
  }

  /** {@code 2026-11-22T14:48:54Z}, with or without a fraction and the Z; always UTC. */
  private static LocalDateTime time(Fields fields, String field) {
    String text = fields.text(field, 1);
    if (text == null) {
      return null;
    }
    try {
      String plain = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
      return LocalDateTime.parse(plain, DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException broken) {
      throw fields.broken(field, "must be a time as 2026-11-22T14:48:54Z");
    }
  }
}
