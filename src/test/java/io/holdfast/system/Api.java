package io.holdfast.system;

import static org.awaitility.Awaitility.await;

import io.holdfast.system.contract.Contract;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A caller of the REST API in one project, as a plain HTTP client sees it. Every answer is held
 * against the served OpenAPI document; one that is not as documented fails the test. Threads: any.
 */
public final class Api {

  /** Who calls. */
  public static final String USER = "5e5510";

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration JOB_TIMEOUT = Duration.ofSeconds(180);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String base;
  private final String project;
  private final Map<String, String> headers;

  /**
   * @param base as {@code http://127.0.0.1:8080/volume}
   * @param project hex, as the API wants it
   */
  public Api(String base, String project) {
    this(base, project, Map.of("X-Auth-Token", USER + ":" + project));
  }

  private Api(String base, String project, Map<String, String> headers) {
    this.base = base;
    this.project = project;
    this.headers = headers;
  }

  /**
   * Somebody with a token of the Identity service.
   *
   * @param project its id for the address, or null for addresses without one
   */
  public static Api withToken(String base, String project, String token) {
    return new Api(base, project, Map.of("X-Auth-Token", token));
  }

  /** The same caller who sends one header more. */
  Api and(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Api(base, project, more);
  }

  /**
   * The same caller with these roles only; without, it is an administrator.
   *
   * @param roles separated by commas
   */
  public Api as(String roles) {
    return and("X-Auth-Token", USER + ":" + project + ":" + roles);
  }

  public String project() {
    return project;
  }

  public Answer get(String path) {
    return send("GET", path, null, "3.71");
  }

  public Answer post(String path, JsonObject body) {
    return send("POST", path, body.toString(), "3.71");
  }

  public Answer put(String path, JsonObject body) {
    return send("PUT", path, body.toString(), "3.71");
  }

  public Answer delete(String path) {
    return send("DELETE", path, null, "3.71");
  }

  /** Sends text as it is, for bodies that are no JSON. */
  public Answer send(String method, String path, String body, String microversion) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(base + "/v3" + (project == null ? "" : "/" + project) + path))
            .timeout(TIMEOUT)
            .header("OpenStack-API-Version", "volume " + microversion);
    headers.forEach(request::header);
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      Contract.of(base)
          .check(method, path.split("\\?", 2)[0], microversion, answer.statusCode(), answer.body());
      return new Answer(answer.statusCode(), json(answer.body()));
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static JsonObject json(String text) {
    if (text.isBlank()) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /** Makes a volume and waits until it is there. */
  public String volume(int gibibytes) {
    String id = newVolume(gibibytes);
    awaitVolume(id, "available");
    return id;
  }

  /** Asks for a volume and does not wait. */
  public String newVolume(int gibibytes) {
    JsonObject body = object("volume", Json.createObjectBuilder().add("size", gibibytes));
    return post("/volumes", body).expect(202).getJsonObject("volume").getString("id");
  }

  public String snapshot(String volume, boolean force) {
    JsonObject body =
        object("snapshot", Json.createObjectBuilder().add("volume_id", volume).add("force", force));
    String id = post("/snapshots", body).expect(202).getJsonObject("snapshot").getString("id");
    await().atMost(JOB_TIMEOUT).until(() -> snapshotStatus(id).equals("available"));
    return id;
  }

  /** Asks for a backup. */
  public Answer backup(JsonObjectBuilder fields) {
    return post("/backups", object("backup", fields));
  }

  /** Makes a backup and waits until it is available. */
  public String storedBackup(JsonObjectBuilder fields) {
    String id = backup(fields).expect(202).getJsonObject("backup").getString("id");
    awaitBackup(id, "available");
    return id;
  }

  /** Restores into a volume, a new one if null, and waits; gives the volume's id. */
  public String restore(String backup, String volume) {
    String target = startRestore(backup, volume);
    awaitVolume(target, "available");
    awaitBackup(backup, "available");
    return target;
  }

  public String startRestore(String backup, String volume) {
    JsonObjectBuilder fields = Json.createObjectBuilder();
    if (volume != null) {
      fields.add("volume_id", volume);
    }
    return post("/backups/" + backup + "/restore", object("restore", fields))
        .expect(202)
        .getJsonObject("restore")
        .getString("volume_id");
  }

  /** Deletes a backup and waits until it is gone. */
  public void deleteBackup(String id) {
    delete("/backups/" + id).expect(202);
    await().atMost(JOB_TIMEOUT).until(() -> get("/backups/" + id).code() == 404);
  }

  /** Sets the status of a backup, which may have to be proven first, and waits for it. */
  void resetBackup(String id, String status) {
    post("/backups/" + id + "/action", reset(status)).expect(202);
    await().atMost(JOB_TIMEOUT).until(() -> showBackup(id).getString("status").equals(status));
  }

  /** The body of a call that sets a status. */
  static JsonObject reset(String status) {
    return object("os-reset_status", Json.createObjectBuilder().add("status", status));
  }

  public void attach(String volume) {
    action(
        volume,
        "os-attach",
        Json.createObjectBuilder().add("host_name", "h1").add("mountpoint", "/dev/vdb"));
  }

  public void detach(String volume) {
    action(volume, "os-detach", Json.createObjectBuilder());
  }

  public void action(String volume, String action, JsonObjectBuilder fields) {
    post("/volumes/" + volume + "/action", object(action, fields)).expect(202);
  }

  public JsonObject showBackup(String id) {
    return get("/backups/" + id).expect(200).getJsonObject("backup");
  }

  public String volumeStatus(String id) {
    return get("/volumes/" + id).expect(200).getJsonObject("volume").getString("status");
  }

  public String snapshotStatus(String id) {
    return get("/snapshots/" + id).expect(200).getJsonObject("snapshot").getString("status");
  }

  public void awaitVolume(String id, String status) {
    await()
        .atMost(JOB_TIMEOUT)
        .pollInterval(Duration.ofMillis(100))
        .failFast("volume went to error", () -> wentWrong(volumeStatus(id), status))
        .until(() -> volumeStatus(id).equals(status));
  }

  public void awaitBackup(String id, String status) {
    await()
        .atMost(JOB_TIMEOUT)
        .pollInterval(Duration.ofMillis(100))
        .failFast(() -> requireNoError(showBackup(id), status))
        .until(() -> showBackup(id).getString("status").equals(status));
  }

  private static void requireNoError(JsonObject backup, String wanted) {
    if (wentWrong(backup.getString("status"), wanted)) {
      throw new AssertionError("backup failed: " + backup);
    }
  }

  private static boolean wentWrong(String status, String wanted) {
    return !status.equals(wanted)
        && Set.of("error", "error_restoring", "error_deleting").contains(status);
  }

  /** An object with one key, as all bodies of the API have. */
  public static JsonObject object(String key, JsonObjectBuilder fields) {
    return Json.createObjectBuilder().add(key, fields).build();
  }
}
