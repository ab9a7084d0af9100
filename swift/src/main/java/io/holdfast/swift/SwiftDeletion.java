package io.holdfast.swift;

import io.holdfast.engine.store.TemporaryStoreException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Deletes objects: many in one request, if the server has that. Threads: any. */
final class SwiftDeletion {

  private static final int UNAUTHORIZED = 401;
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
            BoundedText.HANDLER);
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
      List<String> some = all.subList(from, Math.min(from + size, all.size()));
      if (deleteTogether(container, some) == UNAUTHORIZED) {
        account.renewToken();
        if (deleteTogether(container, some) == UNAUTHORIZED) {
          throw new IOException("Deleting in " + container + " failed: 401 with a new token, too");
        }
      }
    }
  }

  private int together() throws IOException {
    if (together == null) {
      HttpResponse<String> info = account.info();
      if (SwiftAnswers.passes(info.statusCode())) {
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

  /** The status of the deletes: the token is checked for each of them, not for the request. */
  private int deleteTogether(String container, List<String> names) throws IOException {
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
            BoundedText.HANDLER);
    if (answer.statusCode() != 200) {
      throw SwiftAnswers.failure(what, answer, answer.body());
    }
    return done(what, answer.body());
  }

  /** The status of the answer says nothing of the deletes, which are told of in its body. */
  private static int done(String what, String body) throws IOException {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      JsonObject told = reader.readObject();
      List<JsonArray> errors = told.getJsonArray("Errors").getValuesAs(JsonArray.class);
      if (!errors.isEmpty()) {
        return failed(what, errors);
      }
      int status = status(told.getString("Response Status"));
      if (status / 100 != 2 && status != NOT_FOUND) {
        throw new TemporaryStoreException(
            what + " failed: " + status + " " + told.getString("Response Body", ""));
      }
      return status;
    } catch (JsonException
        | ClassCastException
        | NullPointerException
        | NumberFormatException malformed) {
      throw new TemporaryStoreException(
          what + ": the answer broke off or is not Swift's", malformed);
    }
  }

  private static int failed(String what, List<JsonArray> errors) throws IOException {
    List<Integer> statuses = errors.stream().map(error -> status(error.getString(1))).toList();
    if (statuses.contains(UNAUTHORIZED)) {
      return UNAUTHORIZED;
    }
    String message =
        "%s failed for %d of them, first %s".formatted(what, errors.size(), errors.get(0));
    boolean passing = statuses.stream().allMatch(SwiftAnswers::passes);
    throw passing ? new TemporaryStoreException(message) : new IOException(message);
  }

  /** The number of a status line. */
  private static int status(String line) {
    return Integer.parseInt(line.split(" ", 2)[0]);
  }
}
