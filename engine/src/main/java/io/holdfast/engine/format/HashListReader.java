package io.holdfast.engine.format;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/**
 * Reads a hash list object (chunked-format.md section 4) into binary, never holding its text: that
 * is 2.25 MiB for each GiB of volume.
 */
public final class HashListReader {

  /** A larger block could not be held in memory; nobody uses one. */
  private static final int LARGEST_BLOCK = 1 << 26;

  private HashListReader() {}

  /**
   * A hash list with its block size.
   *
   * @param blockBytes bytes that one hash covers
   * @param hashes the hashes
   */
  public record Read(int blockBytes, HashList hashes) {}

  /**
   * Reads the whole object.
   *
   * @throws MalformedObjectException if it is not what the format says
   * @throws IOException if it could not be read
   */
  public static Read read(InputStream json) throws IOException {
    try (JsonParser parser = Json.createParser(json)) {
      parser.next();
      return parse(parser);
    } catch (JsonException broken) {
      throw JsonText.blamed("hash list", broken);
    } catch (ClassCastException
        | IllegalStateException
        | IllegalArgumentException
        | ArithmeticException
        | java.util.NoSuchElementException broken) {
      throw new MalformedObjectException("hash list: " + broken.getMessage(), broken);
    }
  }

  private static Read parse(JsonParser parser) throws MalformedObjectException {
    HashList hashes = null;
    int blockBytes = 0;
    String version = null;
    while (parser.next() == JsonParser.Event.KEY_NAME) {
      String key = parser.getString();
      JsonParser.Event event = parser.next();
      switch (key) {
        case "sha256s" -> hashes = hashes(parser, event);
        case "chunk_size" -> blockBytes = parser.getInt();
        case "version" -> version = parser.getString();
        default -> parser.getValue();
      }
    }
    if (hashes == null
        || blockBytes <= 0
        || blockBytes > LARGEST_BLOCK
        || !BackupMetadata.VERSION.equals(version)) {
      throw new MalformedObjectException(
          "hash list: sha256s, chunk_size or version is missing or not supported");
    }
    return new Read(blockBytes, hashes);
  }

  private static HashList hashes(JsonParser parser, JsonParser.Event start) {
    if (start != JsonParser.Event.START_ARRAY) {
      throw new IllegalArgumentException("sha256s is not a list");
    }
    HashList hashes = new HashList();
    while (parser.next() == JsonParser.Event.VALUE_STRING) {
      byte[] hash = HexFormat.of().parseHex(parser.getString());
      if (hash.length != HashList.HASH_BYTES) {
        throw new IllegalArgumentException("a hash has " + hash.length + " bytes");
      }
      hashes.add(hash);
    }
    return hashes;
  }
}
