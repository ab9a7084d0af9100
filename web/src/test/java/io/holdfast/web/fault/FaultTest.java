package io.holdfast.web.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

  @ParameterizedTest
  @CsvSource({
    "400, badRequest",
    "403, forbidden",
    "404, itemNotFound",
    "405, badMethod",
    "406, computeFault",
    "409, conflictingRequest",
    "415, badMediaType",
    "500, computeFault",
    "501, notImplemented",
    "503, serviceUnavailable"
  })
  void aFaultIsAnObjectUnderTheWordForItsCode(int code, String key) {
    assertThat(new Fault(code, "why").json())
        .hasToString("{\"" + key + "\":{\"code\":" + code + ",\"message\":\"why\"}}");
  }

  @Test
  void overQuotaSaysWhenToTryAgain() {
    assertThat(new Fault(413, "why", true).json())
        .hasToString("{\"overLimit\":{\"code\":413,\"message\":\"why\",\"retryAfter\":\"0\"}}");
  }

  @Test
  void aBodyThatIsTooLargeStaysSo() {
    assertThat(new Fault(413, "why").json())
        .hasToString("{\"overLimit\":{\"code\":413,\"message\":\"why\"}}");
  }

  @Test
  void unauthorizedHasTheFormOfTheIdentityService() {
    assertThat(new Fault(401, "why").json())
        .hasToString("{\"error\":{\"code\":401,\"title\":\"Unauthorized\",\"message\":\"why\"}}");
  }
}
