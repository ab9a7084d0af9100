package io.holdfast.system.session;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * What the server answers.
 *
 * @param body null if there is none that is JSON
 */
record OurAnswer(int status, HttpHeaders headers, JsonValue body) {

  static OurAnswer of(HttpResponse<String> response) {
    return new OurAnswer(response.statusCode(), response.headers(), json(response.body()));
  }

  private static JsonValue json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    } catch (JsonException other) {
      return null;
    }
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }
}
