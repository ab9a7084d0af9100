package io.holdfast.engine.format;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads a hash list object (chunked-format.md section 4) into binary, never holding its text: that
 * is 2.25 MiB for each GiB of volume.
 */
public final class HashListReader {

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
   */
  public static Read read(InputStream json) throws MalformedObjectException {
    try (JsonParser parser = Json.createParser(json)) {
      parser.next();
      return parse(parser);
    } catch (JsonException
        | ClassCastException
        | IllegalStateException
        | IllegalArgumentException
        | ArithmeticException
        | java.util.NoSuchElementException broken) {
      throw new MalformedObjectException("hash list: " + broken.getMessage(), broken);
    }
  }

  private static Read parse(JsonParser parser) throws MalformedObjectException {
    List<byte[]> hashes = null;
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
    if (hashes == null || blockBytes <= 0 || !BackupMetadata.VERSION.equals(version)) {
      throw new MalformedObjectException(
          "hash list: sha256s, chunk_size or version is missing or not supported");
    }
    return new Read(blockBytes, compact(hashes));
  }

  private static List<byte[]> hashes(JsonParser parser, JsonParser.Event start) {
    if (start != JsonParser.Event.START_ARRAY) {
      throw new IllegalArgumentException("sha256s is not a list");
    }
    List<byte[]> hashes = new ArrayList<>();
    while (parser.next() == JsonParser.Event.VALUE_STRING) {
      byte[] hash = HexFormat.of().parseHex(parser.getString());
      if (hash.length != HashList.HASH_BYTES) {
        throw new IllegalArgumentException("a hash has " + hash.length + " bytes");
      }
      hashes.add(hash);
    }
    return hashes;
  }

  private static HashList compact(List<byte[]> hashes) {
    HashList list = new HashList(hashes.size());
    for (int block = 0; block < hashes.size(); block++) {
      list.set(block, hashes.get(block));
    }
    return list;
  }
}
