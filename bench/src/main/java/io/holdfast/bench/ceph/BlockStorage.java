package io.holdfast.bench.ceph;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A client of the API, of Holdfast or of Cinder, that waits until things are done. Threads: one.
 */
final class BlockStorage {

  /** Seldom enough to leave the processors to what is measured, often enough for its figures. */
  private static final long POLL_MILLIS = 25;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PROJECT = "be7c4";

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  /**
   * @param address with the version, to which a project is added
   */
  BlockStorage(String address) {
    this.address = address;
  }

  /** Makes a volume of 1 GiB. */
  String volume() throws IOException, InterruptedException {
    String id = create("volumes", "{\"volume\": {\"size\": 1}}");
    await("volumes", id, "available");
    return id;
  }

  /** Backs a volume up. */
  String backup(String volume, boolean incremental) throws IOException, InterruptedException {
    String body =
        "{\"backup\": {\"volume_id\": \"%s\", \"incremental\": %s}}".formatted(volume, incremental);
    String id = create("backups", body);
    await("backups", id, "available");
    return id;
  }

  /** Restores a backup to a volume. */
  void restore(String backup, String volume) throws IOException, InterruptedException {
    String body = "{\"restore\": {\"volume_id\": \"%s\"}}".formatted(volume);
    send("POST", "backups/" + backup + "/restore", body, 202);
    await("volumes", volume, "available");
  }

  private String create(String kind, String body) throws IOException, InterruptedException {
    String singular = kind.substring(0, kind.length() - 1);
    return send("POST", kind, body, 202).getJsonObject(singular).getString("id");
  }

  private void await(String kind, String id, String status)
      throws IOException, InterruptedException {
    String singular = kind.substring(0, kind.length() - 1);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      String now =
          send("GET", kind + "/" + id, null, 200).getJsonObject(singular).getString("status");
      if (now.equals(status)) {
        return;
      }
      if (now.startsWith("error") || System.nanoTime() > end) {
        throw new IOException(kind + "/" + id + " is " + now);
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** Deletes a volume or a backup. */
  void delete(String kind, String id) throws IOException, InterruptedException {
    send("DELETE", kind + "/" + id, null, 202);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (response("GET", kind + "/" + id, null).statusCode() != 404) {
      if (System.nanoTime() > end) {
        throw new IOException(kind + "/" + id + " is not deleted");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private JsonObject send(String method, String path, String body, int expected)
      throws IOException, InterruptedException {
    HttpResponse<String> response = response(method, path, body);
    if (response.statusCode() != expected) {
      throw new IOException(method + " " + path + ": " + response.body());
    }
    if (response.body().isEmpty()) {
      return Json.createObjectBuilder().build();
    }
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return reader.readObject();
    }
  }

  private HttpResponse<String> response(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/" + PROJECT + "/" + path))
            .header("X-Auth-Token", "bench:" + PROJECT)
            .header("Content-Type", "application/json")
            .header("OpenStack-API-Version", "volume 3.70")
            .timeout(PATIENCE)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
