package io.holdfast.swift;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Names in a container, over as many pages as it takes. Threads: any. */
final class SwiftListing {

  private static final int NOT_FOUND = 404;

  private final SwiftAccount account;
  private final int page;

  /**
   * @param page names that are asked for at once
   */
  SwiftListing(SwiftAccount account, int page) {
    this.account = account;
    this.page = page;
  }

  /** In order; none if there is no container. */
  List<String> names(String container, String prefix) throws IOException {
    List<String> names = new ArrayList<>();
    // A server may give fewer names than it is asked for; only an empty page is the end.
    for (List<String> next = page(container, prefix, ""); !next.isEmpty(); ) {
      names.addAll(next);
      String last = next.get(next.size() - 1);
      next = page(container, prefix, last);
      if (next.contains(last)) {
        throw new IOException(
            "Listing %s/%s: the server begins again instead of going on"
                .formatted(container, prefix));
      }
    }
    return names.stream().sorted().toList();
  }

  private List<String> page(String container, String prefix, String marker) throws IOException {
    String what = "Listing " + container + "/" + prefix;
    String query =
        "?format=json&limit=%d&prefix=%s&marker=%s"
            .formatted(page, SwiftAccount.encoded(prefix), SwiftAccount.encoded(marker));
    HttpResponse<String> answer =
        account.send(
            what,
            SwiftAccount.path(container) + query,
            account.limits().answer(),
            r -> {},
            BoundedText.HANDLER);
    if (answer.statusCode() == NOT_FOUND || answer.statusCode() == 204) {
      return List.of();
    }
    if (answer.statusCode() != 200) {
      throw SwiftAnswers.failure(what, answer, answer.body());
    }
    return parsed(what, answer.body());
  }

  private static List<String> parsed(String what, String body) throws IOException {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      List<String> names = new ArrayList<>();
      for (JsonValue entry : reader.readArray()) {
        JsonObject object = entry.asJsonObject();
        if (object.containsKey("name")) {
          names.add(object.getString("name"));
        }
      }
      return names;
    } catch (JsonException | ClassCastException malformed) {
      throw new IOException(what + ": the answer is no listing of Swift's", malformed);
    }
  }
}
