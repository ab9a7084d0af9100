package io.holdfast.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectNamesTest {

  private static final String PREFIX = "volume_11111111-2222_20260102030405_backup_aaaa";

  private final ObjectNames names = new ObjectNames(PREFIX);

  @Test
  void numbersHaveFiveDigitsOrMore() {
    assertThat(names.data(1)).isEqualTo(PREFIX + "-00001");
    assertThat(names.data(100_000)).isEqualTo(PREFIX + "-100000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-00001", "-100000", "_metadata", "_sha256file"})
  void ownsItsObjects(String suffix) {
    assertThat(names.owns(PREFIX + suffix)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "-0000x", "1-00001", "_metadata2", "_other", "-00001-00001", "-00001\n"})
  void ownsNothingElse(String suffix) {
    assertThat(names.owns(PREFIX + suffix)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "v", "volume_11111111-2222-4333-8444-55555555"})
  void prefixesThatNameNoBackupAreRefused(String prefix) {
    assertThatThrownBy(() -> new ObjectNames(prefix)).isInstanceOf(IllegalArgumentException.class);
  }
}
