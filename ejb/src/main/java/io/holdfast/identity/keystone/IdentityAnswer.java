package io.holdfast.identity.keystone;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;

/**
 * An answer of the Identity service. Prints nothing but its code.
 *
 * @param code HTTP status
 * @param subjectToken X-Subject-Token, empty if there is none
 * @param body JSON, if it is as it should be
 */
record IdentityAnswer(int code, String subjectToken, byte[] body) {

  JsonObject json() {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
      return reader.readObject();
    }
  }

  @Override
  public String toString() {
    return "IdentityAnswer[" + code + "]";
  }
}
