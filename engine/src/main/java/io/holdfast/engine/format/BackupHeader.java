package io.holdfast.engine.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What both JSON objects of a backup say of it.
 *
 * @param id the backup
 * @param name or null
 * @param description or null
 * @param volumeId the volume
 * @param createdAt creation time as the format writes it
 */
public record BackupHeader(
    String id, String name, String description, String volumeId, String createdAt) {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  /** A time in the format's form: microseconds only if there are any. */
  public static String time(Instant instant) {
    boolean whole = instant.getNano() / 1000 == 0;
    return (whole ? SECONDS : MICROSECONDS).format(instant) + "+00:00";
  }
}
