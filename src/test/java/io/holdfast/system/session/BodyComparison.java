package io.holdfast.system.session;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares a body with the recorded one: keys, types, nulls, lengths of lists, and values. Of a
 * value that depends on the machine or on wording, only the form is compared.
 */
final class BodyComparison {

  /** What the service is free to choose. */
  private static final Set<String> FREE =
      Set.of("message", "fail_reason", "object_count", "host", "description", "updated", "version");

  private static final Set<String> FREE_NUMBERS = Set.of("limit", "in_use", "reserved");

  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}"),
          Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"),
          Pattern.compile("([0-9a-f]{2})/([0-9a-f]{2})/\\1\\2[0-9a-f-]{32}"),
          Pattern.compile("volume_[0-9a-f-]{36}_\\d{14}_backup_[0-9a-f-]{36}"));

  private final Substitution substitution;
  private final Set<String> differences = new LinkedHashSet<>();

  BodyComparison(Substitution substitution) {
    this.substitution = substitution;
  }

  /** What differs, each with its place in the body. */
  Collection<String> differences(JsonValue recorded, JsonValue here) {
    compare("body", "", recorded, here);
    return differences;
  }

  private void compare(String place, String key, JsonValue recorded, JsonValue here) {
    if (kind(recorded) != kind(here)) {
      differences.add(place + " " + word(recorded) + ", here " + word(here));
    } else if (recorded instanceof JsonObject object) {
      compareKeys(place, object, here.asJsonObject());
    } else if (recorded instanceof JsonArray array) {
      compareItems(place, key, array, here.asJsonArray());
    } else if (recorded instanceof JsonString text) {
      compareText(place, key, text.getString(), ((JsonString) here).getString());
    } else if (!recorded.equals(here) && !isFreeNumber(place, key)) {
      differences.add(place + " " + recorded + ", here " + here);
    }
  }

  private void compareKeys(String place, JsonObject recorded, JsonObject here) {
    Set<String> wanted = new LinkedHashSet<>();
    recorded.keySet().forEach(key -> wanted.add(substitution.of(key)));
    if (!wanted.isEmpty() && Collections.disjoint(wanted, here.keySet())) {
      differences.add(place + " with " + wanted + ", here with " + here.keySet());
      return;
    }
    for (String key : recorded.keySet()) {
      String ours = substitution.of(key);
      if (here.containsKey(ours)) {
        compare(place + "." + key, key, recorded.get(key), here.get(ours));
      } else {
        differences.add(place + "." + key + " is absent here");
      }
    }
    for (String key : here.keySet()) {
      if (!wanted.contains(key)) {
        differences.add(place + "." + key + " is only here");
      }
    }
  }

  private void compareItems(String place, String key, JsonArray recorded, JsonArray here) {
    if (recorded.size() != here.size()) {
      differences.add(place + " with " + recorded.size() + ", here with " + here.size());
      return;
    }
    List<JsonValue> ordered = inRecordedOrder(recorded, here);
    if (!ordered.equals(here)) {
      differences.add(place + " in another order");
    }
    for (int at = 0; at < recorded.size(); at++) {
      compare(place + "[]", key, recorded.get(at), ordered.get(at));
    }
  }

  /** The items put beside those they stand for; as they are, unless each stands for another. */
  private List<JsonValue> inRecordedOrder(JsonArray recorded, JsonArray here) {
    Map<String, JsonValue> byId = new HashMap<>();
    here.forEach(item -> byId.put(id(item), item));
    List<JsonValue> ordered = new ArrayList<>();
    recorded.forEach(item -> ordered.add(byId.get(substitution.of(id(item)))));
    boolean each = byId.size() == here.size() && new HashSet<>(ordered).containsAll(here);
    return each ? ordered : here;
  }

  /** Empty for what has none. */
  private static String id(JsonValue item) {
    return item instanceof JsonObject object ? object.getString("id", "") : "";
  }

  private void compareText(String place, String key, String recorded, String here) {
    if (key.equals("backup_url")) {
      compare(place, "", ExportText.decode(recorded), ExportText.decode(here));
      return;
    }
    boolean same = substitution.of(recorded).equals(here) || sameForm(recorded, here);
    if (!same && !FREE.contains(key)) {
      differences.add(place + " \"" + recorded + "\", here \"" + here + "\"");
    }
  }

  private static boolean sameForm(String recorded, String here) {
    return FORMS.stream()
        .anyMatch(form -> form.matcher(recorded).matches() && form.matcher(here).matches());
  }

  private static boolean isFreeNumber(String place, String key) {
    return FREE.contains(key)
        || FREE_NUMBERS.contains(key)
        || place.startsWith("body.limits.absolute.");
  }

  /** True and false are of one kind. */
  private static ValueType kind(JsonValue value) {
    return value.getValueType() == ValueType.FALSE ? ValueType.TRUE : value.getValueType();
  }

  private static String word(JsonValue value) {
    return switch (value.getValueType()) {
      case NULL -> "null";
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case STRING -> "text";
      case NUMBER -> "a number";
      case TRUE, FALSE -> "true or false";
    };
  }
}
