package io.holdfast.swift;

import io.holdfast.engine.store.TemporaryStoreException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Deletes objects: many in one request, if the server has that. Threads: any. */
final class SwiftDeletion {

  private static final int NOT_FOUND = 404;
  private static final int MOST = 1000;

  private final SwiftAccount account;

  /** Names in a request; 0 if the server deletes one by one only, null if it was not asked yet. */
  private volatile Integer together;

  SwiftDeletion(SwiftAccount account) {
    this.account = account;
  }

  void delete(String container, String name) throws IOException {
    String what = "Deleting " + container + "/" + name;
    HttpResponse<String> answer =
        account.send(
            what,
            SwiftAccount.path(container, name),
            account.limits().answer(),
            r -> r.DELETE(),
            BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2 && answer.statusCode() != NOT_FOUND) {
      throw SwiftAnswers.failure(what, answer, answer.body());
    }
  }

  void deleteAll(String container, Collection<String> names) throws IOException {
    List<String> all = List.copyOf(names);
    int size = together();
    if (size == 0) {
      for (String name : all) {
        delete(container, name);
      }
      return;
    }
    for (int from = 0; from < all.size(); from += size) {
      deleteTogether(container, all.subList(from, Math.min(from + size, all.size())));
    }
  }

  private int together() throws IOException {
    if (together == null) {
      HttpResponse<String> info = account.info();
      if (info.statusCode() / 100 == 5) {
        throw SwiftAnswers.failure("Reading /info", info, info.body());
      }
      together = info.statusCode() == 200 ? allowed(info.body()) : 0;
    }
    return together;
  }

  private static int allowed(String info) {
    try (JsonReader reader = Json.createReader(new StringReader(info))) {
      JsonObject bulk = reader.readObject().getJsonObject("bulk_delete");
      return bulk == null ? 0 : Math.min(MOST, bulk.getInt("max_deletes_per_request", MOST));
    } catch (JsonException | ClassCastException malformed) {
      return 0;
    }
  }

  private void deleteTogether(String container, List<String> names) throws IOException {
    String what = "Deleting %d objects in %s".formatted(names.size(), container);
    String body =
        names.stream()
            .map(name -> SwiftAccount.path(container, name))
            .collect(Collectors.joining("\n"));
    HttpResponse<String> answer =
        account.send(
            what,
            "?bulk-delete",
            account.limits().forObjects(names.size()),
            request ->
                request
                    .header("Content-Type", "text/plain")
                    .header("Accept", "application/json")
                    .POST(BodyPublishers.ofString(body)),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw SwiftAnswers.failure(what, answer, answer.body());
    }
    requireDone(what, answer.body());
  }

  /** The status of the answer says nothing of the deletes, which are told of in its body. */
  private static void requireDone(String what, String body) throws IOException {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      JsonObject told = reader.readObject();
      JsonArray errors = told.getJsonArray("Errors");
      String status = told.getString("Response Status");
      if (!errors.isEmpty()) {
        throw failed(what, errors);
      }
      if (!status.startsWith("2") && !status.startsWith("404")) {
        throw new TemporaryStoreException(
            what + " failed: " + status + " " + told.getString("Response Body", ""));
      }
    } catch (JsonException | ClassCastException | NullPointerException malformed) {
      throw new TemporaryStoreException(
          what + ": the answer broke off or is not Swift's", malformed);
    }
  }

  private static IOException failed(String what, JsonArray errors) {
    JsonValue first = errors.get(0);
    String message = "%s failed for %d of them, first %s".formatted(what, errors.size(), first);
    boolean passing =
        errors.stream().anyMatch(error -> error.asJsonArray().getString(1).startsWith("5"));
    return passing ? new TemporaryStoreException(message) : new IOException(message);
  }
}
