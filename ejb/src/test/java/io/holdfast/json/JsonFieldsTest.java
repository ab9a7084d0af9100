package io.holdfast.json;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {

  @Test
  void timesAlwaysHaveSixDigitsAndNoZone() {
    assertThat(
            new JsonFields()
                .put("a", LocalDateTime.of(2026, 1, 2, 3, 4, 5))
                .put("b", LocalDateTime.of(2026, 11, 12, 13, 14, 15, 123_000))
                .put("c", (LocalDateTime) null))
        .hasToString(
            "{\"a\":\"2026-01-02T03:04:05.000000\",\"b\":\"2026-11-12T13:14:15.000123\",\"c\":null}");
  }

  @Test
  void fieldsKeepTheirOrderAndNullsStay() {
    assertThat(new JsonFields().put("z", (String) null).put("a", 1).putNull("m"))
        .hasToString("{\"z\":null,\"a\":1,\"m\":null}");
  }

  @Test
  void objectsAndArraysCanBeEmpty() {
    assertThat(
            new JsonFields()
                .put("a", List.of())
                .put("o", new JsonFields())
                .put("m", Map.of())
                .put("v", JsonValue.EMPTY_JSON_ARRAY))
        .hasToString("{\"a\":[],\"o\":{},\"m\":{},\"v\":[]}");
  }

  @Test
  void textAndTreeSayTheSameWhateverTheCharacters() {
    String all = "\"\\/\b\f\n\r\t\u0000\u001f\u007f\u0080é€😀";
    JsonFields fields =
        new JsonFields()
            .put(all, all)
            .put("map", Map.of(all, all))
            .put("list", List.of(new JsonFields().put("yes", true), new JsonFields().put("n", 7)));

    JsonObject read = Json.createReader(new StringReader(fields.toString())).readObject();

    assertThat(read).isEqualTo(fields.build());
    assertThat(read.getString(all)).isEqualTo(all);
  }

  @Test
  void aTextLongerThanTheBufferIsWhole() {
    String text = "x".repeat(20_000);
    assertThat(new JsonFields().put("t", text)).hasToString("{\"t\":\"" + text + "\"}");
  }
}
