package io.holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.fault.RequestRefusedException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairsTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'k': 'v'}|v",
        "{\"k\":\"v\"}|v",
        " { u'k' : u'v' , } |v",
        "{'k': \"it's\"}|it's",
        "{'k': 'it\\'s'}|it's",
        "{'k': 'a\\\\b'}|a\\b",
        "{'k': '\\xe9\\u20ac'}|\u00e9\u20ac",
        "{'k': '{}:,'}|{}:,",
        "{'k': 'old', 'k': 'v'}|v",
        "{'k': '\\q'}|\\q",
      })
  void aPairIsReadAsClientsWriteIt(String text, String value) {
    assertThat(PairsText.read(text)).isEqualTo(Map.of("k", value));
  }

  @Test
  void noPairsAreNoCondition() {
    assertThat(PairsText.read("{}")).isEmpty();
    assertThat(PairsText.read(pairs(PairsText.MOST))).hasSize(PairsText.MOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "k",
        "{",
        "{'k'}",
        "{'k':}",
        "{'k': 1}",
        "{'k': None}",
        "{'k': 'v'",
        "{'k': 'v",
        "{'k': 'v'} x",
        "{'k': 'v' 'l': 'w'}",
        "{'k': '\\",
        "{'k': '\\x0",
        "{'k': '\\xzz'}",
        "{'k': '\\x00'}",
        "{'k': '\\ud800'}",
        "{,}",
        "['k']",
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> PairsText.read(text))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessageContaining("metadata");
  }

  @Test
  void soAreMorePairsThanOneQueryIsToHave() {
    assertThatThrownBy(() -> PairsText.read(pairs(PairsText.MOST + 1)))
        .isInstanceOf(RequestRefusedException.class);
  }

  private static String pairs(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "'k" + number + "':'v'")
        .collect(Collectors.joining(",", "{", "}"));
  }
}
