package io.holdfast.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.holdfast.web.fault.FaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MicroversionTest {

  @Test
  void noHeaderMeansTheOldestVersion() {
    assertThat(Microversion.negotiate(null)).isEqualTo(new Microversion(3, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "volume 3.0               | 3.0",
        "volume 3.71              | 3.71",
        "volume latest            | 3.71",
        "compute 2.1,volume 3.9   | 3.9",
        "volume 3.9 , compute 2.1 | 3.9",
        "volume   3.43            | 3.43"
      })
  void theVolumeEntryDecides(String header, String version) {
    assertThat(Microversion.negotiate(header)).hasToString(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"volume 3.72", "volume 2.1", "volume 4.0", "volume 3.999999999"})
  void aVersionOutOfRangeIsNotAcceptable(String header) {
    assertThatThrownBy(() -> Microversion.negotiate(header))
        .hasMessageContaining("Minimum is 3.0 and maximum is 3.71")
        .asInstanceOf(type(FaultException.class))
        .extracting(refused -> refused.fault().code())
        .isEqualTo(406);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "volume abc",
        "volume 3.05",
        "volume 03.5",
        "volume 3",
        "volume 3.5.1",
        "volume -3.5",
        "volume 3.99999999999999999999",
        "volume",
        "volume 3.5 3.6",
        "volumes 3.5",
        "compute 2.1",
        "3.5",
        ""
      })
  void aMalformedHeaderIsABadRequest(String header) {
    assertThatThrownBy(() -> Microversion.negotiate(header))
        .asInstanceOf(type(FaultException.class))
        .extracting(refused -> refused.fault().code())
        .isEqualTo(400);
  }

  @Test
  void theVersionThatWasAskedForIsKnownEvenIfItIsOutOfRange() {
    assertThat(Microversion.requested("volume 3.999")).contains(new Microversion(3, 999));
    assertThat(Microversion.requested("volume three")).isEmpty();
    assertThat(Microversion.echo("volume 3.999")).contains(new Microversion(3, 999));
    assertThat(Microversion.echo("volume 2.0")).isEmpty();
    assertThat(Microversion.echo(null)).contains(Microversion.MINIMUM);
  }

  @Test
  void versionsCountUpByNumberNotByText() {
    assertThat(new Microversion(3, 9).atLeast(18)).isFalse();
    assertThat(new Microversion(3, 18).atLeast(9)).isTrue();
    assertThat(new Microversion(3, 18).atLeast(18)).isTrue();
  }
}
