package io.holdfast.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.web.fault.Fault;
import io.holdfast.web.fault.FaultException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class EntryFilterTest {

  private static final int LARGEST = 114_688;

  private static int refusal(InputStream body) {
    int[] code = new int[1];
    assertThatThrownBy(() -> EntryFilter.body(body))
        .isInstanceOfSatisfying(
            FaultException.class,
            refused -> {
              Fault fault = refused.fault();
              code[0] = fault.code();
            });
    return code[0];
  }

  @Test
  void aBodyMayHaveTheLargestSize() {
    assertThat(EntryFilter.body(new ByteArrayInputStream(new byte[LARGEST]))).hasSize(LARGEST);
  }

  @Test
  void aLargerBodyIsTooMuch() {
    assertThat(refusal(new ByteArrayInputStream(new byte[LARGEST + 1]))).isEqualTo(413);
  }

  @Test
  void aBodyThatEndsTooEarlyIsTheCallersFault() {
    InputStream endsTooEarly =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("peer closed connection");
          }
        };
    assertThat(refusal(endsTooEarly)).isEqualTo(400);
  }
}
