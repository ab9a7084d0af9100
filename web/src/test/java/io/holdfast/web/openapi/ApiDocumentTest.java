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
import java.util.function.BiConsumer;
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

  /** What is looked at before anybody knows which call it is; without a token, less. */
  @Test
  void everyCallHasTheRefusalsThatEveryCallCanMeet() {
    forEachCall(
        (call, codes) -> {
          if (isPublic(call)) {
            assertThat(codes).as(call).contains("400", "413").doesNotContain("401", "403", "406");
          } else {
            assertThat(codes).as(call).contains("400", "401", "403", "406", "413", "415", "503");
          }
        });
  }

  @Test
  void aCallNamesItsAnswersOneByOne() {
    forEachCall(
        (call, codes) -> assertThat(codes).as(call).allMatch(code -> code.matches("[1-5]\\d\\d")));
  }

  private void forEachCall(BiConsumer<String, Set<String>> check) {
    DocumentedCalls.of(document)
        .forEach(
            (call, operation) -> check.accept(call, operation.getJsonObject("responses").keySet()));
  }

  private static boolean isPublic(String call) {
    return ApiPath.isPublic(call.replaceFirst("^GET ", ""));
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
