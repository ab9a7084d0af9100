package io.holdfast.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.fault.RequestRefusedException;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

  private static final String UUID = "5efd9f12-893d-462e-848a-5d30d8e52ed2";

  @ParameterizedTest
  @ValueSource(
      strings = {
        UUID,
        "5EFD9F12-893D-462E-848A-5D30D8E52ED2",
        "5efd9f12893d462e848a5d30d8e52ed2",
        "{5efd9f12-893d-462e-848a-5d30d8e52ed2}",
        "urn:uuid:5efd9f12-893d-462e-848a-5d30d8e52ed2"
      })
  void everyFormOfAUuidIsReadAsTheUsualOne(String text) {
    assertThat(field("\"" + text + "\"").uuid("f")).isEqualTo(UUID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"vol-1\"",
        "\"\"",
        "\"5efd9f12-893d-462e-848a-5d30d8e52ed\"",
        "\"5efd9f12-893d-462e-848a-5d30d8e52edg\"",
        "null",
        "1",
        "{}"
      })
  void anythingElseIsNoUuid(String json) {
    assertBroken(json, fields -> fields.uuid("f"), "UUID");
  }

  @Test
  void onlyAnOptionalUuidMayBeMissingOrNull() {
    assertThat(field("null").uuidOrNull("f")).isNull();
    assertThat(none().uuidOrNull("f")).isNull();
    assertBroken("\"x\"", fields -> fields.uuidOrNull("f"), "UUID");
    assertThatThrownBy(() -> none().uuid("f")).hasMessageContaining("required");
  }

  @Test
  void aNameIsTrimmedAfterItsLengthWasCounted() {
    assertThat(field("\"  pad  \"").name("f")).isEqualTo("pad");
    assertThat(field("\"\"").name("f")).isEmpty();
    assertThat(field("null").name("f")).isNull();
    assertThat(field("\"" + "n".repeat(255) + "\"").name("f")).hasSize(255);
    assertBroken("\"" + "n".repeat(255) + " \"", fields -> fields.name("f"), "255 characters");
    assertBroken("5", fields -> fields.name("f"), "string");
  }

  @Test
  void lengthIsCountedInCharactersNotInUnits() {
    assertThat(field("\"" + "\uD83D\uDE00".repeat(255) + "\"").name("f")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "\\ud800", "\\udc00x"})
  void textThatNoDatabaseCanKeepIsRefused(String text) {
    assertBroken("\"" + text + "\"", fields -> fields.name("f"), "NUL");
    assertBroken("\"" + text + "\"", fields -> fields.text("f", 0), "NUL");
    assertBroken("{\"k\":\"" + text + "\"}", fields -> fields.metadata("f"), "255");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\\nb", "\\t", "\\u0007", "\\u2028", "\\u2029", "\\u200b", "\\ud83d\\ude00"})
  void aDescriptionIsOnePrintableLine(String text) {
    assertBroken("\"" + text + "\"", fields -> fields.description("f"), "printable");
  }

  @Test
  void aDescriptionMayHaveAccentsSymbolsAndAnySpace() {
    assertThat(field("\" déjà\u00a0vu ☃ \"").description("f")).isEqualTo("déjà\u00a0vu ☃");
    assertThat(field("null").description("f")).isNull();
    assertBroken("\"" + "d".repeat(256) + "\"", fields -> fields.description("f"), "255");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "\"True\"",
        "\"TRUE\"",
        "\"true\"",
        "\"1\"",
        "\"ON\"",
        "\"On\"",
        "\"on\"",
        "\"YES\"",
        "\"Yes\"",
        "\"yes\"",
        "\"y\"",
        "\"t\""
      })
  void theseMeanTrue(String json) {
    assertThat(field(json).bool("f")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "false",
        "\"False\"",
        "\"FALSE\"",
        "\"false\"",
        "\"0\"",
        "\"OFF\"",
        "\"Off\"",
        "\"off\"",
        "\"NO\"",
        "\"No\"",
        "\"no\"",
        "\"n\"",
        "\"f\""
      })
  void theseMeanFalse(String json) {
    assertThat(field(json).bool("f")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "0", "null", "\"maybe\"", "\"\"", "\"Y\"", "\"T\"", "\"tRUE\"", "[]"})
  void theseAreNoBooleans(String json) {
    assertBroken(json, fields -> fields.bool("f"), "true or false");
  }

  @Test
  void aBooleanThatIsMissingIsFalse() {
    assertThat(none().bool("f")).isFalse();
  }

  @Test
  void metadataAreStringsUnderPlainKeys() {
    assertThat(field("{\"a-b_c:d. /9\":\"v\",\"e\":\"\"}").metadata("f"))
        .containsOnly(Map.entry("a-b_c:d. /9", "v"), Map.entry("e", ""));
    assertThat(field("null").metadataOrEmpty("f")).isEmpty();
    assertThat(none().metadataOrEmpty("f")).isEmpty();
    assertThat(field("{\"" + "k".repeat(255) + "\":\"v\"}").metadata("f")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "\"x\"",
        "{\"\":\"v\"}",
        "{\"é\":\"v\"}",
        "{\"a\":5}",
        "{\"a\":null}"
      })
  void theseAreNoMetadata(String json) {
    assertBroken(json, fields -> fields.metadata("f"), "must");
  }

  @Test
  void metadataKeysAndValuesHaveAtMost255Characters() {
    assertBroken(
        "{\"" + "k".repeat(256) + "\":\"v\"}", fields -> fields.metadata("f"), "keys of 1 to 255");
    assertBroken(
        "{\"k\":\"" + "v".repeat(256) + "\"}", fields -> fields.metadata("f"), "at most 255");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "\"1\", 1", "\"007\", 7", "2147483647, 2147483647"})
  void aSizeIsANumberOrDigits(String json, int size) {
    assertThat(field(json).size("f")).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "1.5",
        "1e3",
        "1e999999999",
        "2147483648",
        "\"\"",
        "\"x\"",
        "\" 1\"",
        "true",
        "[]"
      })
  void theseAreNoSizes(String json) {
    assertBroken(json, fields -> fields.size("f"), "GiB");
  }

  @Test
  void aSizeMayBeMissingOrNull() {
    assertThat(none().size("f")).isNull();
    assertThat(field("null").size("f")).isNull();
  }

  @Test
  void textHasALeastLength() {
    assertThat(field("\"\"").text("f", 0)).isEmpty();
    assertBroken("\"\"", fields -> fields.text("f", 1), "1 to 255");
    assertThatThrownBy(() -> none().requiredText("f", 0)).hasMessageContaining("required");
    assertBroken("null", fields -> fields.requiredText("f", 0), "required");
  }

  @Test
  void unknownFieldsAreNamed() {
    assertThatThrownBy(() -> field("1").allow(Set.of("g")))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessageContaining("f is unknown");
  }

  @Test
  void aChangeTellsMissingFromCleared() {
    Fields cleared = field("null");
    Fields missing = none();

    assertThat(cleared.change("f", cleared::name)).isEqualTo(Optional.empty());
    assertThat(missing.change("f", missing::name)).isNull();
    assertThat(field("\"x\"").change("f", field("\"x\"")::name)).contains("x");
  }

  @Test
  void aStatusIsReadInAnyCaseAndMustBeKnown() {
    assertThat(field("\"ErRoR\"").<String>status("f", word -> word)).isEqualTo("error");
    assertThat(none().<String>status("f", word -> word)).isNull();
    assertBroken(
        "\"happy\"",
        fields ->
            fields.<String>status(
                "f",
                word -> {
                  throw new IllegalArgumentException(word);
                }),
        "status");
  }

  private static void assertBroken(String json, Function<Fields, ?> reader, String rule) {
    assertThatThrownBy(() -> reader.apply(field(json)))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessageContaining("thing.f")
        .hasMessageContaining(rule);
  }

  private static Fields field(String json) {
    try (JsonReader reader = Json.createReader(new StringReader("{\"f\":" + json + "}"))) {
      return Fields.of("thing", reader.readObject());
    }
  }

  private static Fields none() {
    return Fields.of("thing", jakarta.json.JsonValue.EMPTY_JSON_OBJECT);
  }
}
