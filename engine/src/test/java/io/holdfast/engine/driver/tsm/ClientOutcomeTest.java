package io.holdfast.engine.driver.tsm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientOutcomeTest {

  private static ClientOutcome said(String output) {
    return new ClientOutcome("dsmc selective /x", 0, output);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234",
        "1,234",
        "1.234",
        "1 234",
        "1'234",
        "1\u00a0234",
        "1\u202f234",
        "1\u2009234",
        "1\ufffd234",
        "1\ufffd\ufffd\ufffd234"
      })
  void aCountIsReadWhateverStandsBetweenThousands(String number) {
    String output = "Total number of objects backed up:      " + number + "  \nother: 7\n";
    assertThat(said(output).count("backed up")).hasValue(1234);
  }

  @Test
  void theLastOfSeveralSummariesCounts() {
    String output =
        "total number of objects restored:   0\r\n\r\n  Total number of objects restored:  1\r\n";
    assertThat(said(output).count("restored")).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Total number of objects backed up:",
        "Total number of objects backed up: none",
        "Total number of objects backed up: 1 GB",
        "Total number of objects backed up: 99999999999999999999",
        "Total number of objects inspected: 1",
        "Total number of bytes backed up: 1",
        "The Total number of objects backed up: 1"
      })
  void whatIsNoCountIsNotTakenForOne(String output) {
    assertThat(said(output).count("backed up")).isEmpty();
  }

  @Test
  void aFailureShowsTheCommandItsCodeAndTheEndOfWhatItSaid() {
    ClientOutcome outcome =
        new ClientOutcome("dsmc selective /x", 12, "a".repeat(5000) + "\nthe\u0007 reason\n\n");
    assertThat(outcome.failure("TSM did not store /x"))
        .hasMessageStartingWith("TSM did not store /x (dsmc selective /x ended with 12: ...aaa")
        .hasMessageEndingWith("a the reason)")
        .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(800));
  }
}
