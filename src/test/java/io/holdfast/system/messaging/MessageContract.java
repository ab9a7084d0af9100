package io.holdfast.system.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** What the AsyncAPI document of a running server promises. */
final class MessageContract {

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final JsonNode document;

  /**
   * @param base as {@code http://127.0.0.1:8080/volume}
   */
  MessageContract(String base) {
    try {
      document = new ObjectMapper().readTree(URI.create(base + "/asyncapi.json").toURL());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Fails unless the payload is as the schema of this name says; gives the payload. */
  JsonObject check(String schema, JsonObject payload) {
    assertThat(document.at("/components/schemas/" + schema).isMissingNode()).isFalse();
    ObjectNode whole = new ObjectMapper().createObjectNode();
    whole.put("$ref", "#/components/schemas/" + schema);
    whole.set("components", document.get("components"));
    assertThat(FACTORY.getSchema(whole).validate(payload.toString(), InputFormat.JSON))
        .as(payload.toString())
        .isEmpty();
    return payload;
  }
}
