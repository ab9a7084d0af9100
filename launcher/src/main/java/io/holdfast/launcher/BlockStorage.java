package io.holdfast.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** A small client of the Block Storage API, as one project, without Keystone. */
public final class BlockStorage {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final String endpoint;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /**
   * A client of one project.
   *
   * @param api address of the service, without the version
   * @param project the project's id, in hexadecimal digits
   */
  public BlockStorage(String api, String project) {
    this.endpoint = api + "/v3/" + project;
    this.token = "admin:" + project;
  }

  /** Address of the project. */
  public String endpoint() {
    return endpoint;
  }

  /** The token that stands for the administrator of the project. */
  public String token() {
    return token;
  }

  /** Asks for a volume of some GiB and gives its id. */
  public String createVolume(String name, int gigabytes) throws IOException, InterruptedException {
    JsonObject volume = Json.createObjectBuilder().add("name", name).add("size", gigabytes).build();
    return post("/volumes", "volume", volume).getJsonObject("volume").getString("id");
  }

  /** Asks for a full backup of a volume and gives the backup's id. */
  public String createBackup(String name, String volume) throws IOException, InterruptedException {
    JsonObject backup =
        Json.createObjectBuilder().add("name", name).add("volume_id", volume).build();
    return post("/backups", "backup", backup).getJsonObject("backup").getString("id");
  }

  /** Asks to restore a backup into a new volume and gives the volume's id. */
  public String restore(String backup, String name) throws IOException, InterruptedException {
    JsonObject restore = Json.createObjectBuilder().add("name", name).build();
    return post("/backups/" + backup + "/restore", "restore", restore)
        .getJsonObject("restore")
        .getString("volume_id");
  }

  /** A volume as the API shows it. */
  public JsonObject volume(String id) throws IOException, InterruptedException {
    return get("/volumes/" + id).getJsonObject("volume");
  }

  /** A backup as the API shows it. */
  public JsonObject backup(String id) throws IOException, InterruptedException {
    return get("/backups/" + id).getJsonObject("backup");
  }

  /** All volumes of the project. */
  public List<JsonObject> volumes() throws IOException, InterruptedException {
    return get("/volumes/detail").getJsonArray("volumes").getValuesAs(JsonObject.class);
  }

  /** All backups of the project. */
  public List<JsonObject> backups() throws IOException, InterruptedException {
    return get("/backups/detail").getJsonArray("backups").getValuesAs(JsonObject.class);
  }

  /** Asks to delete, for example {@code /volumes/<id>}. */
  public void delete(String path) throws IOException, InterruptedException {
    send(path, "DELETE", BodyPublishers.noBody());
  }

  /** Gets what a path of the project names. */
  public JsonObject get(String path) throws IOException, InterruptedException {
    return send(path, "GET", BodyPublishers.noBody());
  }

  private JsonObject post(String path, String name, JsonObject value)
      throws IOException, InterruptedException {
    String body = Json.createObjectBuilder().add(name, value).build().toString();
    return send(path, "POST", BodyPublishers.ofString(body));
  }

  private JsonObject send(String path, String method, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint + path))
            .timeout(TIMEOUT)
            .header("X-Auth-Token", token)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .method(method, body)
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(
          method + " " + path + " answered " + response.statusCode() + ": " + response.body());
    }
    return parse(response.body());
  }

  private static JsonObject parse(String text) {
    if (text.isBlank()) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
