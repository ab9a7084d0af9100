package io.holdfast.google.standin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes bodies of several parts apart (RFC 2046, 5.1.1). */
final class Multipart {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /**
   * A part.
   *
   * @param headers by names in small letters
   */
  record Part(Map<String, String> headers, byte[] body) {}

  private final byte[] bytes;
  private final byte[] delimiter;

  private Multipart(byte[] bytes, String boundary) {
    this.bytes = bytes;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
  }

  static List<Part> parts(Request request, String subtype) throws Refused {
    String type = request.headers().getOrDefault("content-type", "");
    Matcher boundary = BOUNDARY.matcher(type);
    if (!type.startsWith("multipart/" + subtype) || !boundary.find()) {
      throw Refused.invalid("Content-Type must be multipart/" + subtype + " with a boundary");
    }
    return new Multipart(request.body(), boundary.group(1)).parts();
  }

  private List<Part> parts() throws Refused {
    byte[] first = Arrays.copyOfRange(delimiter, 2, delimiter.length);
    if (!startsAt(0, first)) {
      throw Refused.invalid("the body does not begin with its boundary");
    }
    List<Part> parts = new ArrayList<>();
    int at = first.length;
    while (!startsAt(at, new byte[] {'-', '-'})) {
      int head = find(END_OF_HEAD, at);
      int end = find(delimiter, head + END_OF_HEAD.length - 2);
      int body = Math.min(head + END_OF_HEAD.length, end);
      parts.add(new Part(headers(at + 2, head), Arrays.copyOfRange(bytes, body, end)));
      at = end + delimiter.length;
    }
    return parts;
  }

  private Map<String, String> headers(int from, int to) {
    String text = new String(bytes, from, Math.max(0, to - from), StandardCharsets.UTF_8);
    return headers(text);
  }

  /** Headers of lines. */
  static Map<String, String> headers(String text) {
    Map<String, String> headers = new HashMap<>();
    for (String line : text.split("\r\n")) {
      String[] parts = line.split(":", 2);
      if (parts.length == 2) {
        headers.put(parts[0].strip().toLowerCase(Locale.ROOT), parts[1].strip());
      }
    }
    return headers;
  }

  private boolean startsAt(int at, byte[] wanted) {
    return at + wanted.length <= bytes.length
        && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
  }

  private int find(byte[] wanted, int from) throws Refused {
    for (int at = from; at <= bytes.length - wanted.length; at++) {
      if (bytes[at] == wanted[0] && startsAt(at, wanted)) {
        return at;
      }
    }
    throw Refused.invalid("the body is not whole: a part does not end");
  }
}
