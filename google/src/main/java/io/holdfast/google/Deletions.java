package io.holdfast.google;

import com.google.api.client.googleapis.batch.BatchRequest;
import com.google.api.client.googleapis.batch.json.JsonBatchCallback;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import com.google.api.services.storage.Storage;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Removes objects, many in one request where the service can. */
final class Deletions {

  /** Calls in one request, which Google bounds so. */
  private static final int TOGETHER = 100;

  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final Set<Integer> CANNOT = Set.of(NOT_FOUND, 405, 501);

  private final Storage client;
  private final Calls calls;
  private final Authorization authorization;
  private volatile boolean oneByOne;

  Deletions(Storage client, Calls calls, Authorization authorization) {
    this.client = client;
    this.calls = calls;
    this.authorization = authorization;
  }

  void delete(String bucket, String name) throws IOException {
    try {
      calls.ask("delete", bucket, name, () -> client.objects().delete(bucket, name).execute());
    } catch (NoSuchFileException gone) {
      return;
    }
  }

  void deleteAll(String bucket, List<String> names) throws IOException {
    for (int from = 0; from < names.size(); from += TOGETHER) {
      List<String> some = names.subList(from, Math.min(names.size(), from + TOGETHER));
      if (oneByOne || !deletedTogether(bucket, some)) {
        oneByOne = true;
        for (String name : some) {
          delete(bucket, name);
        }
      }
    }
  }

  /** False if the service does not take several calls together. */
  private boolean deletedTogether(String bucket, List<String> names) throws IOException {
    Map<String, Refusal> refused =
        calls.ask("delete of " + names.size() + " objects", bucket, () -> send(bucket, names));
    if (refused == null) {
      return false;
    }
    for (Map.Entry<String, Refusal> refusal : refused.entrySet()) {
      if (refusal.getValue().status() != NOT_FOUND) {
        throw calls.failure("delete", bucket, refusal.getKey(), refusal.getValue());
      }
    }
    return true;
  }

  private Map<String, Refusal> send(String bucket, List<String> names) throws IOException {
    Answers answers = new Answers();
    BatchRequest batch = client.batch(authorization);
    for (String name : names) {
      client.objects().delete(bucket, name).queue(batch, answers.of(name));
    }
    try {
      batch.execute();
    } catch (HttpResponseException answered) {
      if (CANNOT.contains(answered.getStatusCode())) {
        return null;
      }
      throw answered;
    }
    return answers.refused(names.size());
  }

  /** What the service says to each of the calls. */
  private static final class Answers {

    private final Map<String, Refusal> refused = new LinkedHashMap<>();
    private int count;

    JsonBatchCallback<Void> of(String name) {
      return new JsonBatchCallback<>() {
        @Override
        public void onSuccess(Void nothing, HttpHeaders headers) {
          count++;
        }

        @Override
        public void onFailure(GoogleJsonError error, HttpHeaders headers) {
          count++;
          refused.put(name, Refusal.of(error, headers));
        }
      };
    }

    Map<String, Refusal> refused(int asked) throws IOException {
      if (count != asked) {
        throw new TemporaryStoreException(
            "the service answered " + count + " of " + asked + " calls");
      }
      for (Refusal refusal : refused.values()) {
        if (refusal.status() == UNAUTHORIZED) {
          // As if the whole request had been refused: it goes again with a new token.
          throw new HttpResponseException.Builder(UNAUTHORIZED, refusal.text(), new HttpHeaders())
              .build();
        }
      }
      return refused;
    }
  }
}
