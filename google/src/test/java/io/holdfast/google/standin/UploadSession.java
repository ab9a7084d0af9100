package io.holdfast.google.standin;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chunks of one object that have come so far. Used by one thread at a time. */
final class UploadSession {

  private static final int UNIT = 256 << 10;
  private static final Pattern RANGE = Pattern.compile("bytes (?:\\*|(\\d+)-(\\d+))/(\\*|\\d+)");

  private final String bucket;
  private final Upload upload;
  private final long announced;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  /**
   * @param announced bytes of the object; -1 if that was not said
   */
  UploadSession(String bucket, Upload upload, long announced) {
    this.bucket = bucket;
    this.upload = upload;
    this.announced = announced;
  }

  String bucket() {
    return bucket;
  }

  Upload upload() {
    return upload;
  }

  byte[] bytes() {
    return kept.toByteArray();
  }

  /**
   * Takes a chunk.
   *
   * @param most bytes that are kept of it
   * @return true if the object is whole
   */
  boolean accept(Request request, int most) throws Refused {
    String text = request.headers().get("content-range");
    Matcher range = RANGE.matcher(text == null ? whole(request) : text);
    if (!range.matches()) {
      throw Refused.invalid("Failed to parse Content-Range header.");
    }
    long total = range.group(3).equals("*") ? -1 : Long.parseLong(range.group(3));
    if (announced >= 0 && total >= 0 && total != announced) {
      throw Refused.invalid("The size is not the one that was announced");
    }
    if (range.group(1) != null) {
      keep(request, Long.parseLong(range.group(1)), Long.parseLong(range.group(2)), total, most);
    }
    return total >= 0 && kept.size() == total;
  }

  private static String whole(Request request) {
    int length = request.body().length;
    return length == 0 ? "bytes */0" : "bytes 0-%d/%d".formatted(length - 1, length);
  }

  private void keep(Request request, long from, long to, long total, int most) throws Refused {
    int length = request.body().length;
    if (to - from + 1 != length || total >= 0 && to >= total) {
      throw Refused.invalid("The body does not have the bytes of the Content-Range header.");
    }
    if (to + 1 != total && length % UNIT != 0) {
      throw Refused.invalid("A chunk must be a multiple of 256 KiB.");
    }
    if (from != kept.size()) {
      throw new Refused(503, "backendError", "Expected byte " + kept.size() + ", not " + from);
    }
    kept.write(request.body(), 0, Math.min(length, most));
  }

  /** What the client is told to go on from. */
  Answer resume() {
    return Answer.empty(
        308, kept.size() == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (kept.size() - 1)));
  }
}
