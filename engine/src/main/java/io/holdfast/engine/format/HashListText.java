package io.holdfast.engine.format;

import static io.holdfast.engine.format.JsonText.quoted;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/** Writes a hash list object, byte for byte as Cinder does (chunked-format.md section 4). */
public final class HashListText {

  /** Four blanks, the hash in quotes, a comma and a line's end. */
  private static final int LINE = 4 + 66 + 2;

  private static final int BLOCKS_AT_ONCE = 1024;

  private HashListText() {}

  /** Bytes of the whole object. */
  public static long length(BackupHeader header, int blockBytes, HashList hashes) {
    long lines = hashes.count() == 0 ? 0 : hashes.count() * LINE - 1;
    return head(header, blockBytes, hashes).length + lines + tail(header, hashes).length;
  }

  /** Writes the whole object. */
  public static void write(
      BackupHeader header, int blockBytes, HashList hashes, WritableByteChannel channel)
      throws IOException {
    writeAll(channel, head(header, blockBytes, hashes));
    for (long block = 0; block < hashes.count(); block += BLOCKS_AT_ONCE) {
      writeAll(channel, lines(hashes, block));
    }
    writeAll(channel, tail(header, hashes));
  }

  private static byte[] lines(HashList hashes, long from) {
    long to = Math.min(hashes.count(), from + BLOCKS_AT_ONCE);
    StringBuilder lines = new StringBuilder((int) (to - from) * LINE);
    for (long block = from; block < to; block++) {
      lines.append("    \"").append(hashes.hex(block)).append('"');
      lines.append(block + 1 < hashes.count() ? ",\n" : "\n");
    }
    return ascii(lines.toString());
  }

  private static byte[] head(BackupHeader header, int blockBytes, HashList hashes) {
    return ascii(
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
            + "  \"chunk_size\": "
            + blockBytes
            + ",\n"
            + "  \"created_at\": "
            + quoted(header.createdAt())
            + ",\n"
            + "  \"sha256s\": ["
            + (hashes.count() == 0 ? "" : "\n"));
  }

  private static byte[] tail(BackupHeader header, HashList hashes) {
    return ascii(
        (hashes.count() == 0 ? "]" : "  ]")
            + ",\n"
            + "  \"version\": "
            + quoted(BackupMetadata.VERSION)
            + ",\n"
            + "  \"volume_id\": "
            + quoted(header.volumeId())
            + "\n"
            + "}");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void writeAll(WritableByteChannel channel, byte[] bytes) throws IOException {
    ByteBuffer source = ByteBuffer.wrap(bytes);
    while (source.hasRemaining()) {
      channel.write(source);
    }
  }
}
