package io.holdfast.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTraceTest {

  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final String GLOBAL = "req-3f2504e0-4f89-41d3-9a0c-0305e82c3301";

  @Test
  void whatIsWellFormedIsTakenOver() {
    assertThat(RequestTrace.received("req-1", GLOBAL, PARENT, "a=b,c=d"))
        .isEqualTo(new RequestTrace("req-1", GLOBAL, PARENT, "a=b,c=d"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n"
      })
  void aMalformedParentIsNoneAndTakesTheStateWithIt(String parent) {
    assertThat(RequestTrace.received("req-1", null, parent, "a=b"))
        .isEqualTo(RequestTrace.of("req-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "req-1", "req-3f2504e0-4f89-41d3-9a0c-0305e82c3301\nx", "x"})
  void aMalformedIdOfTheCallerIsNone(String id) {
    assertThat(RequestTrace.received("req-1", id, null, null)).isEqualTo(RequestTrace.of("req-1"));
  }

  @Test
  void aStateThatIsTooLongIsLeftOut() {
    assertThat(RequestTrace.received("req-1", null, PARENT, "a".repeat(513)).tracestate()).isNull();
    assertThat(RequestTrace.received("req-1", null, PARENT, "a=\u0000").tracestate()).isNull();
  }
}
