package io.holdfast.engine.store.fault;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * First line and headers of a message of HTTP/1.1.
 *
 * @param first the request line or the status line
 * @param headers as they came
 */
record HttpHead(String first, List<String> headers) {

  private static final int LONGEST = 1 << 16;

  /** Reads one; null if the connection ended before its first byte. */
  static HttpHead read(InputStream input) throws IOException {
    String first = line(input, true);
    if (first == null) {
      return null;
    }
    List<String> headers = new ArrayList<>();
    for (String line = line(input, false); !line.isEmpty(); line = line(input, false)) {
      headers.add(line);
    }
    return new HttpHead(first, headers);
  }

  /** A line without its end; null at the end of the stream if that is allowed. */
  static String line(InputStream input, boolean mayEnd) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0 && mayEnd && line.length() == 0) {
        return null;
      }
      if (next < 0 || line.length() > LONGEST) {
        throw new EOFException("in the head: " + line);
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  /** A header's value, or null. */
  String header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst()
        .orElse(null);
  }

  /** The same head without a header. */
  HttpHead without(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return new HttpHead(
        first,
        headers.stream().filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(start)).toList());
  }

  /** The same head with a header set. */
  HttpHead with(String name, String value) {
    List<String> changed = new ArrayList<>(without(name).headers);
    changed.add(name + ": " + value);
    return new HttpHead(first, changed);
  }

  /** A word of the first line, from 0. */
  String word(int at) {
    return first.split(" ", 3)[at];
  }

  boolean chunked() {
    return "chunked".equalsIgnoreCase(header("Transfer-Encoding"));
  }

  /** Bytes of the body; -1 if the head does not say. */
  long length() {
    String length = header("Content-Length");
    return length == null ? -1 : Long.parseLong(length);
  }

  byte[] bytes() {
    StringBuilder text = new StringBuilder(first).append("\r\n");
    headers.forEach(line -> text.append(line).append("\r\n"));
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
