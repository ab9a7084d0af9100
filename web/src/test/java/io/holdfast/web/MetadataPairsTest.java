package io.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.json.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataPairsTest {

  private static JsonBody body(String json) {
    return JsonBody.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> after(Consumer<Map<String, String>> change) {
    Map<String, String> pairs = new HashMap<>(Map.of("a", "1", "b", "2"));
    change.accept(pairs);
    return pairs;
  }

  @Test
  void pairsAreAddedOverOldOnes() {
    assertThat(after(MetadataPairs.added(body("{\"metadata\":{\"b\":\"3\",\"c\":\"4\"}}"))))
        .isEqualTo(Map.of("a", "1", "b", "3", "c", "4"));
  }

  @Test
  void aReplacementKeepsNothing() {
    assertThat(after(MetadataPairs.replaced(body("{\"metadata\":{\"c\":\"4\"}}"))))
        .isEqualTo(Map.of("c", "4"));
  }

  @Test
  void onePairIsTakenAwayIfItIsThere() {
    assertThat(after(MetadataPairs.without("a"))).isEqualTo(Map.of("b", "2"));
    assertThatThrownBy(() -> after(MetadataPairs.without("c")))
        .isInstanceOfSatisfying(
            RequestRefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.NOT_FOUND));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"metadata\":null}", "{\"metadata\":{\"a\":1}}", "{\"meta\":{}}", "[]"})
  void otherBodiesAreRefused(String json) {
    assertThatThrownBy(() -> MetadataPairs.added(body(json)))
        .isInstanceOfSatisfying(
            RequestRefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.BAD_REQUEST));
  }
}
