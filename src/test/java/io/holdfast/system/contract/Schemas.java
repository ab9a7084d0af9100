package io.holdfast.system.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The document's schemas as they are at one version: without what came later. Threads: any. */
final class Schemas {

  private static final String SINCE = "x-openstack-min-version";
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final JsonNode components;
  private final int minor;
  private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

  /**
   * @param components of the document, which stay as they are
   * @param version as {@code 3.43}
   */
  Schemas(JsonNode components, String version) {
    this.minor = minor(version);
    this.components = components.deepCopy();
    removeLater(this.components);
  }

  private static int minor(String version) {
    return Integer.parseInt(version.substring(version.indexOf('.') + 1));
  }

  /** A schema of the document, ready to judge. */
  JsonSchema compiled(JsonNode schema) {
    return compiled.computeIfAbsent(schema, this::compile);
  }

  private JsonSchema compile(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    removeLater(whole);
    whole.set("components", components);
    return FACTORY.getSchema(whole);
  }

  private void removeLater(JsonNode node) {
    if (node.get("properties") instanceof ObjectNode properties) {
      properties.properties().removeIf(property -> isLater(property.getValue()));
      if (node.get("required") instanceof ArrayNode required) {
        removeRequired(required, properties);
      }
    }
    node.forEach(this::removeLater);
  }

  private boolean isLater(JsonNode property) {
    return property.has(SINCE) && minor(property.get(SINCE).asText()) > minor;
  }

  private static void removeRequired(ArrayNode required, ObjectNode properties) {
    for (int at = required.size() - 1; at >= 0; at--) {
      if (!properties.has(required.get(at).asText())) {
        required.remove(at);
      }
    }
  }
}
