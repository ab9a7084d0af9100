package io.holdfast.swift;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;

/**
 * Version 3 of OpenStack's Identity service: a password, and the account's address from the
 * catalogue.
 *
 * @param address with or without {@code /v3}
 * @param user whose password it is, with domain
 * @param password secret
 * @param project whose account it is, with domain
 * @param catalogue which entry is the account
 */
public record KeystoneLogin(
    URI address, Named user, String password, Named project, Catalogue catalogue)
    implements SwiftLogin {

  /** A name in a domain. */
  public record Named(String name, String domain) {
    private JsonObject json() {
      return Json.createObjectBuilder()
          .add("name", name)
          .add("domain", Json.createObjectBuilder().add("name", domain))
          .build();
    }
  }

  /**
   * An entry of the catalogue.
   *
   * @param type as {@code object-store}
   * @param endpoint {@code public}, {@code internal} or {@code admin}
   * @param region empty takes any
   * @param storage used instead of the catalogue's, if it is set
   */
  public record Catalogue(
      String type, String endpoint, Optional<String> region, Optional<URI> storage) {}

  public KeystoneLogin {
    if (address.toString().matches(".*/v2(\\.0)?/*")) {
      throw new IllegalArgumentException(
          "version 2 of the Identity service is gone; set the address of version 3");
    }
  }

  @Override
  public SwiftSession open(SwiftHttp http) throws IOException {
    URI tokens = tokens();
    String what = "Login of " + user.name() + " at " + tokens;
    String body = body();
    HttpRequest request =
        http.request(tokens)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer =
        http.send(what, request, http.limits().answer(), BoundedText.HANDLER);
    if (answer.statusCode() != 201) {
      throw SwiftAnswers.failure(what, answer, answer.body());
    }
    String token =
        answer
            .headers()
            .firstValue("X-Subject-Token")
            .orElseThrow(() -> new IOException(what + ": the answer has no X-Subject-Token"));
    return session(what, token, answer.body());
  }

  private URI tokens() {
    String base = address.toString().replaceAll("/+$", "");
    return URI.create((base.endsWith("/v3") ? base : base + "/v3") + "/auth/tokens");
  }

  private String body() {
    JsonObject who = Json.createObjectBuilder(user.json()).add("password", password).build();
    JsonObject identity =
        Json.createObjectBuilder()
            .add("methods", Json.createArrayBuilder().add("password"))
            .add("password", Json.createObjectBuilder().add("user", who))
            .build();
    JsonObject auth =
        Json.createObjectBuilder()
            .add("identity", identity)
            .add("scope", Json.createObjectBuilder().add("project", project.json()))
            .build();
    return Json.createObjectBuilder().add("auth", auth).build().toString();
  }

  private SwiftSession session(String what, String token, String body) throws IOException {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      JsonObject parsed = reader.readObject().getJsonObject("token");
      URI storage = catalogue.storage().isPresent() ? catalogue.storage().get() : endpoint(parsed);
      return new SwiftSession(storage, token, Instant.parse(parsed.getString("expires_at")));
    } catch (JsonException
        | NullPointerException
        | ClassCastException
        | IllegalArgumentException malformed) {
      throw new IOException(what + ": the answer is not the Identity service's", malformed);
    }
  }

  private URI endpoint(JsonObject token) throws IOException {
    return token.getJsonArray("catalog").getValuesAs(JsonObject.class).stream()
        .filter(service -> service.getString("type").equals(catalogue.type()))
        .flatMap(
            service -> service.getJsonArray("endpoints").getValuesAs(JsonObject.class).stream())
        .filter(endpoint -> endpoint.getString("interface").equals(catalogue.endpoint()))
        .filter(this::inRegion)
        .findFirst()
        .map(endpoint -> URI.create(endpoint.getString("url")))
        .orElseThrow(
            () ->
                new IOException(
                    "The catalogue at %s has no %s endpoint of type %s%s for %s; add it, or set the storage address"
                        .formatted(
                            address,
                            catalogue.endpoint(),
                            catalogue.type(),
                            catalogue.region().map(region -> " in " + region).orElse(""),
                            project.name())));
  }

  private boolean inRegion(JsonObject endpoint) {
    return catalogue.region().isEmpty()
        || catalogue.region().get().equals(endpoint.getString("region", ""));
  }

  @Override
  public String toString() {
    return "user " + user + " of " + project + " at " + address;
  }
}
