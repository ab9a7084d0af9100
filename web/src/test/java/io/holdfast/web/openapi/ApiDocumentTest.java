package io.holdfast.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.web.request.ApiPath;
import io.holdfast.web.request.Microversion;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {

  private final JsonObject document = ApiDocument.document();

  @Test
  void itDescribesTheNewestVersion() {
    assertThat(document.getJsonObject("info").getString("version"))
        .isEqualTo(Microversion.MAXIMUM.toString());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    for (String reference : references(document, new ArrayList<>())) {
      assertThat(document.getValue(reference.substring(1))).as(reference).isNotNull();
    }
  }

  @Test
  void everySchemaIsUsed() {
    Set<String> unused =
        new TreeSet<>(document.getJsonObject("components").getJsonObject("schemas").keySet());
    for (String reference : references(document, new ArrayList<>())) {
      unused.remove(reference.replace("#/components/schemas/", ""));
    }
    assertThat(unused).isEmpty();
  }

  @Test
  void operationsHaveNamesOfTheirOwn() {
    assertThat(DocumentedCalls.of(document).values())
        .extracting(operation -> operation.getString("operationId"))
        .doesNotHaveDuplicates();
  }

  @Test
  void wherePeopleNeedATokenItsValidatorCanBeAway() {
    DocumentedCalls.of(document)
        .forEach(
            (call, operation) ->
                assertThat(
                        operation
                            .getJsonObject("responses")
                            .getOrDefault("503", JsonValue.NULL)
                            .toString()
                            .contains("responses/Unavailable"))
                    .as(call.toString())
                    .isEqualTo(!ApiPath.isPublic(call.toString().replaceFirst("^GET ", ""))));
  }

  @Test
  void theServedDocumentSaysWhereTheServiceIs() {
    assertThat(ApiDocument.text("https://backup.example/v\"1"))
        .contains("\"https://backup.example/v\\\"1/v3\"")
        .doesNotContain("127.0.0.1");
  }

  private static List<String> references(JsonValue value, List<String> found) {
    if (value instanceof JsonObject object) {
      object.forEach(
          (key, inner) -> {
            if (key.equals("$ref")) {
              found.add(((JsonString) inner).getString());
            }
            references(inner, found);
          });
    } else if (value instanceof JsonArray array) {
      array.forEach(inner -> references(inner, found));
    }
    return found;
  }
}
