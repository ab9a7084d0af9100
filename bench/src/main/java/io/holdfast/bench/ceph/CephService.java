package io.holdfast.bench.ceph;

import io.holdfast.launcher.Holdfast;
import io.holdfast.launcher.Ports;
import io.holdfast.launcher.Settings;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Holdfast as {@code ./run} starts it, with volumes and backups in the cluster. */
final class CephService {

  private static final long POLL_MILLIS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PROJECT = "be7c4";

  private final HttpClient client = HttpClient.newHttpClient();
  private final CephLab lab;
  private final Path wildfly;
  private final Settings settings;

  CephService(CephLab lab, Path wildfly, Path folder) throws IOException {
    this.lab = lab;
    this.wildfly = wildfly;
    String monitor = lab.cluster().monitor();
    this.settings =
        Settings.from(System.getenv())
            .with(
                Map.ofEntries(
                    Map.entry("HOLDFAST_DATA", folder.resolve("data").toString()),
                    Map.entry("HOLDFAST_PORT_OFFSET", Integer.toString(Ports.freeOffset())),
                    Map.entry("HOLDFAST_DATABASE_PORT", Integer.toString(Ports.freePort())),
                    Map.entry("HOLDFAST_CEPH_KEYRINGS", lab.cluster().keyrings().toString()),
                    Map.entry("HOLDFAST_BACKENDS", "rbd"),
                    Map.entry("HOLDFAST_BACKEND_RBD_TYPE", "rbd"),
                    Map.entry("HOLDFAST_BACKEND_RBD_MONITORS", monitor),
                    Map.entry("HOLDFAST_TARGETS", "ceph"),
                    Map.entry("HOLDFAST_TARGET_CEPH_TYPE", "ceph"),
                    Map.entry("HOLDFAST_TARGET_CEPH_MONITORS", monitor)));
  }

  /** Starts the service, measures after one warm-up, and stops it. */
  ServiceTimes measure(Path first, Path second, int repetitions)
      throws IOException, InterruptedException {
    Holdfast holdfast = Holdfast.prepare(wildfly, settings);
    try {
      holdfast.server().start();
      ServiceTimes times = new ServiceTimes();
      repeat(times, first, second);
      times.clear();
      for (int repetition = 0; repetition < repetitions; repetition++) {
        repeat(times, first, second);
      }
      return times;
    } finally {
      holdfast.stop();
    }
  }

  private void repeat(ServiceTimes times, Path first, Path second)
      throws IOException, InterruptedException {
    String volume = volume();
    Path empty = first.resolveSibling("empty");
    emptyFile(empty);
    lab.change("volume-" + volume, empty, first);
    String[] ids = new String[2];
    double full = seconds(() -> ids[0] = backup(volume, false));
    lab.change("volume-" + volume, first, second);
    double incremental = seconds(() -> ids[1] = backup(volume, true));
    String target = volume();
    double restore = seconds(() -> restore(ids[1], target));
    if (!lab.same("volume-" + target, second)) {
      throw new IOException("FAILED: the restored bytes are wrong");
    }
    times.add(full, incremental, restore);
    delete("backups", ids[1]);
    delete("backups", ids[0]);
    delete("volumes", target);
    delete("volumes", volume);
  }

  private static void emptyFile(Path file) throws IOException {
    try (var made = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      made.setLength(CephBench.BYTES);
    }
  }

  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  private static double seconds(Step step) throws IOException, InterruptedException {
    long start = System.nanoTime();
    step.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private String volume() throws IOException, InterruptedException {
    String id = create("volumes", "{\"volume\": {\"size\": 1}}");
    await("volumes", id, "available");
    return id;
  }

  private String backup(String volume, boolean incremental)
      throws IOException, InterruptedException {
    String body =
        "{\"backup\": {\"volume_id\": \"%s\", \"incremental\": %s}}".formatted(volume, incremental);
    String id = create("backups", body);
    await("backups", id, "available");
    return id;
  }

  private void restore(String backup, String volume) throws IOException, InterruptedException {
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

  private void delete(String kind, String id) throws IOException, InterruptedException {
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
        HttpRequest.newBuilder(URI.create(settings.api() + "/v3/" + PROJECT + "/" + path))
            .header("X-Auth-Token", "bench:" + PROJECT)
            .header("Content-Type", "application/json")
            .header("OpenStack-API-Version", "volume 3.70")
            .timeout(PATIENCE)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
