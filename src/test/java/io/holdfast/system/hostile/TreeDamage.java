package io.holdfast.system.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;

/** Puts values of wrong types and sizes into a body. Threads: one. */
final class TreeDamage {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "-1",
          "1.5",
          "1e2",
          "1e400",
          "-1E-400",
          "2147483647",
          "2147483648",
          "9223372036854775808",
          "1" + "0".repeat(500),
          "0." + "1".repeat(500),
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\uFEFF\"",
          "[]",
          "[null]",
          "[[[[[[]]]]]]",
          "{}",
          "{\"\": \"\"}",
          "{\"\\u0000\": \"\"}",
          "{\"k\": null}",
          "{\"k\": {\"k\": \"v\"}}",
          "{\"" + "k".repeat(256) + "\": \"v\"}",
          "{\"k\": \"" + "v".repeat(256) + "\"}",
          "{\"k\u00e9\": \"v\"}");

  private final Chance chance;
  private final HostileTexts texts;

  TreeDamage(Chance chance) {
    this.chance = chance;
    this.texts = new HostileTexts(chance);
  }

  /** The body with up to three things wrong; it may also be something else altogether. */
  JsonNode of(JsonNode body) {
    if (chance.oneIn(20)) {
      return value();
    }
    for (int more = chance.below(3); more >= 0; more--) {
      damage(chance.one(objects(body, new ArrayList<>())));
    }
    return body;
  }

  private static List<ObjectNode> objects(JsonNode node, List<ObjectNode> found) {
    if (node instanceof ObjectNode object) {
      found.add(object);
    }
    node.forEach(inner -> objects(inner, found));
    return found;
  }

  private void damage(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || chance.oneIn(5)) {
      object.set(chance.of(texts.any(), "type", "id", "project_id", "status", "host"), value());
    } else if (chance.oneIn(5)) {
      object.remove(chance.one(names));
    } else {
      object.set(chance.one(names), value());
    }
  }

  private JsonNode value() {
    return switch (chance.below(6)) {
      case 0, 1 -> NODES.textNode(texts.any());
      case 2 -> deep(chance.of(10, 31, 32, 33, 100, 10_000));
      default -> NODES.rawValueNode(new RawValue(chance.one(VALUES)));
    };
  }

  private JsonNode deep(int levels) {
    boolean arrays = chance.oneIn(2);
    String text =
        arrays
            ? "[".repeat(levels) + "]".repeat(levels)
            : "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
    return NODES.rawValueNode(new RawValue(text));
  }
}
