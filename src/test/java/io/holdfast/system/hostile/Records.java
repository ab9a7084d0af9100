package io.holdfast.system.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Records of backups to import that nobody should believe. Threads: one. */
final class Records {

  private static final List<String> VALUES =
      List.of(
          "-1",
          "0",
          "2147483648",
          "1e400",
          "\"1\"",
          "null",
          "[]",
          "{}",
          "true",
          "\"../../../etc/passwd\"",
          "\"/etc\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"volume_x/../backup_y\"",
          "\"" + "x".repeat(300) + "\"");
  private static final List<String> FIELDS =
      List.of(
          "id",
          "size",
          "container",
          "service",
          "service_metadata",
          "driver_info",
          "object_count",
          "parent_id",
          "parent",
          "project_id",
          "user_id",
          "volume_id",
          "status",
          "host",
          "num_dependent_backups",
          "created_at",
          "data_timestamp",
          "encryption_key_id",
          "display_name",
          "__class__");

  private final Chance chance;

  Records(Chance chance) {
    this.chance = chance;
  }

  /** Text for backup_url; mostly base64 of an object with something absurd in it. */
  String next() {
    String json =
        "{\"id\": \"%s\", \"size\": 1, \"volume_id\": \"%s\", \"status\": \"available\""
            .formatted(chance.uuid(), chance.uuid());
    for (int more = chance.below(4); more >= 0; more--) {
      json += ", \"" + chance.one(FIELDS) + "\": " + chance.one(VALUES);
    }
    return switch (chance.below(8)) {
      case 0 -> json + "}";
      case 1 -> encoded(json);
      case 2 -> encoded(chance.bytes(200));
      case 3 -> encoded("[" + json + "}]");
      case 4 -> "=" + encoded(json + "}") + "==";
      case 5 -> encoded("[".repeat(2000));
      default -> encoded(json + "}");
    };
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
