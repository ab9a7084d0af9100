package io.holdfast.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;

/**
 * What a finished command has left.
 *
 * @param words program and arguments
 * @param exit its exit code
 * @param output what it wrote to its output, without blanks around
 * @param errors what it wrote to its error output, without blanks around
 */
record Outcome(List<String> words, int exit, String output, String errors) {

  /** Checks that it ended well. */
  Outcome succeeded() {
    assertThat(exit).as("%s%n%s%n%s", words, output, errors).isZero();
    return this;
  }

  /** Checks that it ended with 1 and said why. */
  Outcome refused(String... reasons) {
    assertThat(exit).as("%s%n%s%n%s", words, output, errors).isEqualTo(1);
    assertThat(output + errors).contains(reasons);
    return this;
  }

  /** The output as the one object that {@code -f json} gives for one thing. */
  JsonObject object() {
    try (JsonReader reader = Json.createReader(new StringReader(output))) {
      return reader.readObject();
    }
  }

  /** The output as the list of objects that {@code -f json} gives for many things. */
  List<JsonObject> list() {
    try (JsonReader reader = Json.createReader(new StringReader(output))) {
      JsonArray all = reader.readArray();
      return all.getValuesAs(JsonObject.class);
    }
  }

  /** One column of the list, null where a thing has no such text (a volume needs no name). */
  List<String> column(String name) {
    return list().stream().map(row -> row.getString(name, null)).toList();
  }
}
