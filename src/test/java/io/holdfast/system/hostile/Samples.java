package io.holdfast.system.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.system.contract.Contract;
import java.util.ArrayList;
import java.util.List;

/** Bodies as the document has them; what they name does not exist. Threads: one. */
final class Samples {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Contract contract;
  private final Chance chance;
  private final Records records;
  private final String id;

  /**
   * @param id stands wherever a body names an object; null for ids that nothing has
   */
  Samples(Contract contract, Chance chance, String id) {
    this.contract = contract;
    this.chance = chance;
    this.records = new Records(chance);
    this.id = id;
  }

  /** A value that a schema permits. */
  JsonNode of(JsonNode schema) {
    JsonNode resolved = contract.resolved(schema);
    String reference = schema.path("$ref").asText();
    if (reference.contains("AnyUuid")) {
      return NODES.textNode(id == null ? chance.uuid() : id);
    }
    if (resolved.has("enum")) {
      return chance.one(list(resolved.get("enum")));
    }
    if (resolved.has("properties")) {
      return object(resolved);
    }
    return switch (type(resolved)) {
      case "boolean" -> NODES.booleanNode(chance.oneIn(2));
      case "integer" -> NODES.numberNode(1);
      case "object" -> NODES.objectNode().put("key", "value");
      case "null" -> NODES.nullNode();
      default -> NODES.textNode("no-such-" + chance.below(1000));
    };
  }

  private String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? chance.one(list(type)).asText() : type.asText();
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = NODES.objectNode();
    boolean single = schema.path("maxProperties").asInt() == 1;
    List<String> names = new ArrayList<>();
    schema.get("properties").fieldNames().forEachRemaining(names::add);
    List<String> chosen = single ? List.of(chance.one(names)) : names;
    for (String name : chosen) {
      if (single || isRequired(schema, name) || chance.oneIn(3)) {
        object.set(name, property(name, schema.get("properties").get(name)));
      }
    }
    return object;
  }

  private JsonNode property(String name, JsonNode schema) {
    return name.equals("backup_url") ? NODES.textNode(records.next()) : of(schema);
  }

  private static boolean isRequired(JsonNode schema, String name) {
    return list(schema.path("required")).stream().anyMatch(field -> field.asText().equals(name));
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }
}
