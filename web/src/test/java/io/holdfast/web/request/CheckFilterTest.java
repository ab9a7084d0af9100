package io.holdfast.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.holdfast.json.JsonBody;
import io.holdfast.web.fault.FaultException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckFilterTest {

  private static final byte[] OBJECT = "{\"a\":{}}".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/vnd.openstack.volume+json"})
  void bothJsonTypesAreRead(String type) {
    assertThat(CheckFilter.body(type, OBJECT).only("a").has("b")).isFalse();
  }

  @Test
  void anotherTypeIsUnsupported() {
    assertThatThrownBy(() -> CheckFilter.body("text/plain", OBJECT))
        .asInstanceOf(type(FaultException.class))
        .extracting(refused -> refused.fault().code())
        .isEqualTo(415);
  }

  @Test
  void withoutTypeOrBytesThereIsNoBody() {
    assertThat(CheckFilter.body(null, OBJECT)).isSameAs(JsonBody.NONE);
    assertThat(CheckFilter.body("text/plain", new byte[0])).isSameAs(JsonBody.NONE);
  }

  @Test
  void theProjectInTheUrlMustBeTheCallers() {
    assertThatCode(() -> CheckFilter.checkProject(null, "abc")).doesNotThrowAnyException();
    assertThatCode(() -> CheckFilter.checkProject("abc", "abc")).doesNotThrowAnyException();
    assertThatThrownBy(() -> CheckFilter.checkProject("def", "abc"))
        .asInstanceOf(type(FaultException.class))
        .extracting(refused -> refused.fault().code())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accept          | garbage                         | */*",
        "Accept-Language | ;;q=x                           | *",
        "Content-Type    | Application/JSON; charset=utf-8 | application/json",
        "Content-Type    | garbage///                      | application/octet-stream",
        "X-Auth-Token    | a:b                             | a:b"
      })
  void headersThatCannotBeParsedDoNotReachJaxRs(String name, String sent, String seen) {
    assertThat(PlainRequest.plain(name, sent)).isEqualTo(seen);
  }
}
