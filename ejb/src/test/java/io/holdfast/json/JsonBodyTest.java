package io.holdfast.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.holdfast.fault.RequestRefusedException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":",
        "{\"a\":1,}",
        "{'a':1}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "{\"a\":1} x",
        "{\"a\":1}{}",
        "{\"a\":\"}\"} x",
        "}",
        "nul",
        "\"open",
        "{\"a\":NaN}"
      })
  void whatIsNoSingleDocumentIsMalformed(String text) {
    assertBadRequest(() -> parse(text)).hasMessageContaining("Malformed request body");
  }

  @Test
  void bytesThatAreNoUtf8AreMalformed() {
    byte[] latin1 = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertBadRequest(() -> JsonBody.parse(latin1)).hasMessageContaining("UTF-8");
  }

  @Test
  void nestingIsBounded() {
    String deepest = "[".repeat(32) + "]".repeat(32);

    assertThat(parse(deepest)).isNotNull();
    assertBadRequest(() -> parse("[" + deepest + "]")).hasMessageContaining("32 levels");
    assertBadRequest(() -> parse("[".repeat(100_000)));
  }

  @Test
  void bracketsInStringsDoNotNest() {
    assertThat(parse("{\"a\":{\"b\":\"\\\"" + "[".repeat(100) + "\"}} ").only("a").has("b"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"a\"", "null", "{}", "{\"b\":{}}", "{\"a\":{},\"b\":1}"})
  void theBodyMustBeAnObjectWithTheOneKey(String text) {
    assertBadRequest(() -> parse(text).only("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":null}", "{\"a\":[]}", "{\"a\":\"x\"}", "{\"a\":1}"})
  void theValueUnderTheKeyMustBeAnObject(String text) {
    assertBadRequest(() -> parse(text).only("a")).hasMessageContaining("must be an object");
  }

  @Test
  void someOtherKeysCanBeIgnored() {
    assertThat(parse("{\"a\":{},\"hints\":[1]}").only("a", "hints")).isNotNull();
  }

  @Test
  void noBodyIsABadRequestWhereOneIsNeeded() {
    assertBadRequest(() -> JsonBody.NONE.only("a")).hasMessageContaining("must have a body");
    assertBadRequest(JsonBody.NONE::action).hasMessageContaining("must have a body");
  }

  @Test
  void anActionIsTheOnlyKey() {
    assertThat(parse("{\"os-detach\":null}").action().name()).isEqualTo("os-detach");
    assertThat(parse("{\"os-detach\":null}").action().fieldsOrNone().has("x")).isFalse();
    assertBadRequest(() -> parse("{\"os-attach\":null}").action().fields());
    assertBadRequest(() -> parse("{}").action());
    assertBadRequest(() -> parse("{\"a\":{},\"b\":{}}").action());
    assertBadRequest(() -> parse("[]").action());
  }

  @Test
  void anUnknownActionIsNamedInShort() {
    RequestRefusedException refused = parse("{\"" + "x".repeat(1000) + "\":1}").action().unknown();

    assertThat(refused.refusal().code()).isEqualTo(400);
    assertThat(refused.getMessage()).hasSizeLessThan(120).contains("xxx");
  }

  private static JsonBody parse(String text) {
    return JsonBody.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable>
      assertBadRequest(ThrowingCallable call) {
    assertThatThrownBy(call)
        .asInstanceOf(type(RequestRefusedException.class))
        .extracting(refused -> refused.refusal().code())
        .isEqualTo(400);
    return assertThatThrownBy(call);
  }
}
