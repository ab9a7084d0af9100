package io.holdfast.engine.format;

import static io.holdfast.engine.format.JsonText.quoted;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;

/** Writes the metadata object, byte for byte as Cinder does (chunked-format.md section 3). */
public final class MetadataText {

  private MetadataText() {}

  /** The object's bytes; our extra digests are written where objects have them. */
  public static byte[] of(BackupMetadata metadata) {
    BackupHeader header = metadata.header();
    String json =
        "{\n"
            + "  \"backup_description\": "
            + quoted(header.description())
            + ",\n"
            + "  \"backup_id\": "
            + quoted(header.id())
            + ",\n"
            + "  \"backup_name\": "
            + quoted(header.name())
            + ",\n"
            + "  \"created_at\": "
            + quoted(header.createdAt())
            + ",\n"
            + "  \"objects\": "
            + objects(metadata.objects())
            + ",\n"
            + "  \"parent_id\": "
            + quoted(metadata.parentId())
            + ",\n"
            + "  \"version\": "
            + quoted(BackupMetadata.VERSION)
            + ",\n"
            + "  \"volume_id\": "
            + quoted(header.volumeId())
            + ",\n"
            + "  \"volume_meta\": "
            + quoted(metadata.volumeMeta())
            + "\n"
            + "}";
    return json.getBytes(StandardCharsets.US_ASCII);
  }

  private static String objects(List<StoredObject> objects) {
    if (objects.isEmpty()) {
      return "[]";
    }
    StringJoiner list = new StringJoiner(",\n", "[\n", "\n  ]");
    objects.forEach(object -> list.add(object(object)));
    return list.toString();
  }

  private static String object(StoredObject object) {
    String digest =
        object.storedSha256() == null
            ? ""
            : ",\n        \"stored_sha256\": " + quoted(object.storedSha256());
    return "    {\n      "
        + quoted(object.name())
        + ": {\n"
        + "        \"compression\": "
        + quoted(object.compression().label())
        + ",\n"
        + "        \"length\": "
        + object.length()
        + ",\n"
        + "        \"md5\": "
        + quoted(object.md5())
        + ",\n"
        + "        \"offset\": "
        + object.offset()
        + digest
        + "\n"
        + "      }\n    }";
  }
}
