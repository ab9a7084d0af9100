package io.holdfast.messaging;

import static io.holdfast.json.JsonParts.JSON;

import io.holdfast.fault.RequestRefusedException;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A MapMessage as the JSON that says the same: its entries are the fields. */
final class MapRequest {

  /** What comes before the key in the names of entries that are metadata. */
  private static final String METADATA = "metadata.";

  private MapRequest() {}

  static JsonObject json(MapMessage map) throws JMSException {
    JsonObjectBuilder fields = JSON.createObjectBuilder();
    JsonObjectBuilder metadata = JSON.createObjectBuilder();
    for (String name : names(map)) {
      JsonValue value = value(name, map.getObject(name));
      if (name.startsWith(METADATA)) {
        metadata.add(name.substring(METADATA.length()), value);
      } else {
        fields.add(name, value);
      }
    }
    JsonObject pairs = metadata.build();
    return pairs.isEmpty() ? fields.build() : fields.add("metadata", pairs).build();
  }

  /** In one order, so that the same request always has the same digest. */
  private static List<String> names(MapMessage map) throws JMSException {
    List<String> names = new ArrayList<>();
    Enumeration<?> entries = map.getMapNames();
    while (entries.hasMoreElements()) {
      names.add((String) entries.nextElement());
    }
    Collections.sort(names);
    return names;
  }

  private static JsonValue value(String name, Object value) {
    if (value == null) {
      return JsonValue.NULL;
    }
    if (value instanceof Boolean truth) {
      return truth ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (value instanceof String text) {
      return JSON.createValue(text);
    }
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      return JSON.createValue(((Number) value).longValue());
    }
    throw RequestRefusedException.badRequest(
        "Invalid input for " + name + ": it must be text, a whole number, true or false.");
  }
}
