package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProducersConfigurationTest {

  private static ProducersConfiguration of(String grants) {
    return new ProducersConfiguration(ProducersConfiguration.grants(grants), null);
  }

  @Test
  void nobodyMayActForWhatIsNotGranted() {
    ProducersConfiguration producers = of("night=a, b ;day=*");
    assertThat(producers.permits("night", "a")).isTrue();
    assertThat(producers.permits("night", "b")).isTrue();
    assertThat(producers.permits("night", "c")).isFalse();
    assertThat(producers.permits("night", "*")).isFalse();
    assertThat(producers.permits("day", "c")).isTrue();
    assertThat(producers.permits("other", "a")).isFalse();
    assertThat(of("").permits("night", "a")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"night", "night=", "=a", "night=a=b", "night=a;night=b", ";", "night=a;"})
  void whatCanBeReadInTwoWaysIsRefused(String grants) {
    assertThatThrownBy(() -> of(grants))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must name");
  }
}
