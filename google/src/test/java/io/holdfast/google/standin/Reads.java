package io.holdfast.google.standin;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gets and lists objects. */
final class Reads {

  private static final int LONGEST_PAGE = 1000;
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private final Buckets buckets;

  Reads(Buckets buckets) {
    this.buckets = buckets;
  }

  Answer get(Request request, String bucket, String name) throws Refused, IOException {
    StoredObject object = buckets.get(bucket, name);
    Long generation = request.wantedGeneration();
    if (generation != null && generation != object.generation()) {
      throw Refused.precondition();
    }
    return "media".equals(request.query().get("alt"))
        ? media(request, object)
        : Answer.json(200, object.json());
  }

  private Answer media(Request request, StoredObject object) throws Refused, IOException {
    byte[] bytes = buckets.bytes(object);
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", object.type());
    headers.put("X-Goog-Generation", Long.toString(object.generation()));
    headers.put("X-Goog-Stored-Content-Length", Long.toString(object.size()));
    headers.put("X-Goog-Hash", "crc32c=" + object.crc32c() + ",md5=" + object.md5());
    Matcher range = RANGE.matcher(request.headers().getOrDefault("range", ""));
    if (!range.matches()) {
      return new Answer(200, headers, bytes);
    }
    int from = Integer.parseInt(range.group(1));
    int last = range.group(2).isEmpty() ? bytes.length - 1 : Integer.parseInt(range.group(2));
    if (from >= bytes.length) {
      throw new Refused(416, "requestedRangeNotSatisfiable", "Request range not satisfiable");
    }
    int to = Math.min(last, bytes.length - 1);
    headers.put("Content-Range", "bytes %d-%d/%d".formatted(from, to, bytes.length));
    return new Answer(206, headers, Arrays.copyOfRange(bytes, from, to + 1));
  }

  Answer list(Request request, String bucket) throws Refused {
    NavigableMap<String, StoredObject> left = buckets.list(bucket);
    String prefix = request.query().getOrDefault("prefix", "");
    left.keySet().removeIf(name -> !name.startsWith(prefix));
    if (request.query().containsKey("delimiter")) {
      throw Refused.invalid("the stand-in knows no delimiter");
    }
    String token = request.query().get("pageToken");
    NavigableMap<String, StoredObject> rest =
        token == null ? left : left.tailMap(nameOf(token), false);
    return Answer.json(200, page(request, rest));
  }

  private static JsonObject page(Request request, NavigableMap<String, StoredObject> rest)
      throws Refused {
    int most = most(request);
    JsonArrayBuilder items = Json.createArrayBuilder();
    rest.values().stream().limit(most).map(StoredObject::json).forEach(items::add);
    JsonObjectBuilder page = Json.createObjectBuilder();
    Set<String> fields = fields(request.query().get("fields"));
    if (fields.isEmpty() || fields.contains("items")) {
      page.add("items", items);
    }
    if (rest.size() > most && (fields.isEmpty() || fields.contains("nextPageToken"))) {
      String last = rest.keySet().stream().skip(most - 1L).findFirst().orElseThrow();
      page.add("nextPageToken", tokenOf(last));
    }
    return page.build();
  }

  private static int most(Request request) throws Refused {
    String text = request.query().getOrDefault("maxResults", "" + LONGEST_PAGE);
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw Refused.invalid("Invalid value for maxResults: " + text);
    }
    return Math.min(LONGEST_PAGE, Integer.parseInt(text));
  }

  /** The outermost names of a selection; what is not among them is not answered. */
  private static Set<String> fields(String text) {
    Set<String> names = new HashSet<>();
    if (text != null) {
      String outer = text.replaceAll("\\([^()]*\\)", "").replaceAll("/[^,]*", "");
      names.addAll(Arrays.asList(outer.split(",")));
    }
    return names;
  }

  private static String tokenOf(String name) {
    return Base64.getUrlEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String nameOf(String token) throws Refused {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw Refused.invalid("Invalid pageToken");
    }
  }
}
