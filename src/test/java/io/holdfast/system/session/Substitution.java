package io.holdfast.system.session;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands here for what was recorded: ids, projects, addresses, names of stored data. */
final class Substitution {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Fields whose values are made from ids, and from times. */
  private static final Set<String> MADE_UP = Set.of("container", "service_metadata");

  private final Map<String, String> ours = new HashMap<>();

  /** Objects of the backup that was exported last; how many there are is the driver's matter. */
  private int exportedObjects;

  void put(String recorded, String here) {
    ours.putIfAbsent(recorded, here);
  }

  String of(String recorded) {
    String text = recorded;
    for (String known : longestFirst()) {
      text = text.replace(known, ours.get(known));
    }
    return text;
  }

  /** Names of stored data have ids in them. */
  private List<String> longestFirst() {
    return ours.keySet().stream().sorted(Comparator.comparing(String::length).reversed()).toList();
  }

  /** The body as it is sent here; what an export record hides is substituted as well. */
  String ofBody(String recorded) {
    JsonObject record = ExportText.recordIn(recorded);
    if (record == null) {
      return of(recorded);
    }
    String row = of(ExportText.decode(record.getString("backup_url")).toString());
    JsonObjectBuilder here =
        Json.createObjectBuilder(ExportText.object(row)).add("object_count", exportedObjects);
    String url = ExportText.encode(here.build().toString());
    JsonObjectBuilder sent = Json.createObjectBuilder(record).add("backup_url", url);
    return Json.createObjectBuilder().add("backup-record", sent).build().toString();
  }

  /** Takes over what an answer names differently than the recorded one. */
  void learn(JsonValue recorded, JsonValue here) {
    learn("", recorded, here);
  }

  private void learn(String key, JsonValue recorded, JsonValue here) {
    if (recorded instanceof JsonObject object && here instanceof JsonObject same) {
      object.forEach((name, value) -> learn(name, value, same.get(name)));
    } else if (recorded instanceof JsonArray array && here instanceof JsonArray same) {
      for (int at = 0; at < Math.min(array.size(), same.size()); at++) {
        learn(key, array.get(at), same.get(at));
      }
    } else if (recorded instanceof JsonString was && here instanceof JsonString is) {
      learn(key, was.getString(), is.getString());
    }
  }

  private void learn(String key, String was, String is) {
    if (key.equals("backup_url")) {
      JsonObject here = ExportText.decode(is);
      learn(ExportText.decode(was), here);
      exportedObjects = here.getInt("object_count");
    } else if (MADE_UP.contains(key) || ID.matcher(was).matches() && ID.matcher(is).matches()) {
      put(was, is);
    }
  }
}
