package io.holdfast.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Users, projects, roles and tokens of a Keystone, as its administrator makes them. */
public final class KeystoneAccounts {

  private static final String DOMAIN = "default";

  private final String url;
  private final String admin;

  public KeystoneAccounts(String url) {
    this.url = url;
    this.admin =
        token(
            "admin",
            Json.createObjectBuilder()
                .add("name", "admin")
                .add("domain", Json.createObjectBuilder().add("id", DOMAIN)),
            "project");
  }

  /** Makes a project; gives its id. */
  public String project(String name) {
    return make("projects", "project", Json.createObjectBuilder().add("domain_id", DOMAIN), name);
  }

  /** Makes a role; gives its id. */
  public String role(String name) {
    return make("roles", "role", Json.createObjectBuilder(), name);
  }

  /** Makes a user with the password that all have; gives its id. */
  public String user(String name) {
    JsonObjectBuilder user =
        Json.createObjectBuilder().add("domain_id", DOMAIN).add("password", RealKeystone.PASSWORD);
    return make("users", "user", user, name);
  }

  /** Gives a user a role in a project. */
  public void grant(String role, String user, String project) {
    send(
        "PUT", "/projects/" + project + "/users/" + user + "/roles/" + idOfRole(role), admin, null);
  }

  /** Gives a user a role in the whole system. */
  public void grantInSystem(String role, String user) {
    send("PUT", "/system/users/" + user + "/roles/" + idOfRole(role), admin, null);
  }

  /** Puts a service into the catalogue. */
  public void endpoint(String type, String address) {
    String service =
        make("services", "service", Json.createObjectBuilder().add("type", type), "holdfast");
    JsonObjectBuilder endpoint =
        Json.createObjectBuilder()
            .add("service_id", service)
            .add("interface", "public")
            .add("region_id", "RegionOne")
            .add("url", address);
    make("endpoints", "endpoint", endpoint, "holdfast");
  }

  /** A new token of a user in a project. */
  public String token(String user, String project) {
    return token(user, Json.createObjectBuilder().add("id", project), "project");
  }

  /** A new token of a user in the whole system. */
  public String systemToken(String user) {
    return token(user, Json.createObjectBuilder().add("all", true), "system");
  }

  /** Ends a token. */
  public void revoke(String token) {
    expect(204, sent(request("/auth/tokens", admin).header("X-Subject-Token", token).DELETE()));
  }

  /** A token of an application credential that permits one kind of request only. */
  public String limitedToken(
      String user, String token, String service, String method, String path) {
    JsonArrayBuilder rules =
        Json.createArrayBuilder()
            .add(
                Json.createObjectBuilder()
                    .add("service", service)
                    .add("method", method)
                    .add("path", path));
    JsonObjectBuilder credential =
        Json.createObjectBuilder().add("name", method + path).add("access_rules", rules);
    JsonObject made =
        send(
                "POST",
                "/users/" + user + "/application_credentials",
                token,
                object("application_credential", credential))
            .getJsonObject("application_credential");
    JsonObjectBuilder shown =
        Json.createObjectBuilder()
            .add("id", made.getString("id"))
            .add("secret", made.getString("secret"));
    JsonObjectBuilder identity =
        Json.createObjectBuilder()
            .add("methods", Json.createArrayBuilder().add("application_credential"))
            .add("application_credential", shown);
    return issued(Json.createObjectBuilder().add("identity", identity));
  }

  private String token(String user, JsonObjectBuilder scope, String kind) {
    JsonObjectBuilder named =
        Json.createObjectBuilder()
            .add("name", user)
            .add("domain", Json.createObjectBuilder().add("id", DOMAIN))
            .add("password", RealKeystone.PASSWORD);
    JsonObjectBuilder identity =
        Json.createObjectBuilder()
            .add("methods", Json.createArrayBuilder().add("password"))
            .add("password", Json.createObjectBuilder().add("user", named));
    return issued(
        Json.createObjectBuilder()
            .add("identity", identity)
            .add("scope", Json.createObjectBuilder().add(kind, scope)));
  }

  private String issued(JsonObjectBuilder auth) {
    HttpRequest.Builder request =
        request("/auth/tokens", null)
            .POST(BodyPublishers.ofString(object("auth", auth).toString()));
    HttpResponse<String> answer = sent(request);
    expect(201, answer);
    return answer.headers().firstValue("X-Subject-Token").orElseThrow();
  }

  private String make(String path, String key, JsonObjectBuilder fields, String name) {
    JsonObject body = object(key, fields.add("name", name));
    return send("POST", "/" + path, admin, body).getJsonObject(key).getString("id");
  }

  private String idOfRole(String name) {
    return send("GET", "/roles?name=" + name, admin, null)
        .getJsonArray("roles")
        .getJsonObject(0)
        .getString("id");
  }

  private JsonObject send(String method, String path, String token, JsonObject body) {
    HttpResponse<String> answer =
        sent(
            request(path, token)
                .method(
                    method,
                    body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(body.toString())));
    assertThat(answer.statusCode() / 100).as("%s %s: %s", method, path, answer.body()).isEqualTo(2);
    if (answer.body().isEmpty()) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }

  private static void expect(int code, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(code);
  }

  private HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json");
    return token == null ? request : request.header("X-Auth-Token", token);
  }

  /** On a connection of its own: Keystone's server of the tests closes each after its answer. */
  private HttpResponse<String> sent(HttpRequest.Builder request) {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static JsonObject object(String key, JsonObjectBuilder fields) {
    return Json.createObjectBuilder().add(key, fields).build();
  }
}
