package io.holdfast.system.session;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.io.StringReader;
import java.util.List;

/**
 * A session with a real Cinder.
 *
 * @param microversion that nearly all of its calls have
 */
record RecordedSession(String microversion, List<Step> steps) {

  static RecordedSession read(String microversion) {
    InputStream file =
        RecordedSession.class.getResourceAsStream("api-session-" + microversion + ".json");
    try (JsonReader reader = Json.createReader(file)) {
      JsonObject session = reader.readObject();
      return new RecordedSession(
          session.getString("microversion"),
          session.getJsonArray("steps").getValuesAs(JsonObject.class).stream()
              .map(Step::of)
              .toList());
    }
  }

  Step step(String name) {
    return steps.stream().filter(step -> step.name().equals(name)).findFirst().orElseThrow();
  }

  /** A field of the backup that a step asks for. */
  String wanted(String step, String field) {
    try (JsonReader reader = Json.createReader(new StringReader(step(step).body()))) {
      return reader.readObject().getJsonObject("backup").getString(field);
    }
  }

  /** The project in the URL of a step. */
  String project(String step) {
    return step(step).url().split("/")[2];
  }
}
