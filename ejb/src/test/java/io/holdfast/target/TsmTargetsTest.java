package io.holdfast.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.configuration.MapConfig;
import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.configuration.TargetType;
import io.holdfast.engine.driver.tsm.BackupMode;
import io.holdfast.engine.driver.tsm.TsmSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TsmTargetsTest {

  private static TsmSettings settings(Map<String, String> options) throws IOException {
    Map<String, String> keys = new HashMap<>();
    options.forEach((option, value) -> keys.put("holdfast.target.tape." + option, value));
    return TsmTargets.settings(
        new TargetConfiguration("tape", TargetType.TSM, new MapConfig(keys)));
  }

  @Test
  void theDefaultsAreCindersAndAFileOfThisServer() throws IOException {
    TsmSettings settings = settings(Map.of("staging", "/srv/tsm"));
    assertThat(settings.prefix()).isEqualTo("backup");
    assertThat(settings.compression()).isTrue();
    assertThat(settings.mode()).isEqualTo(BackupMode.FILE);
    assertThat(settings.optionsFile()).isNull();
    assertThat(settings.program()).isEqualTo("dsmc");
    assertThat(settings.deviceFolder()).isEqualTo(Path.of("/dev"));
    assertThat(settings.transferLimit()).isEqualTo(Duration.ofHours(24));
    assertThat(settings.callLimit()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void everyOptionIsRead() throws IOException {
    TsmSettings settings =
        settings(
            Map.of(
                "program", "/opt/tivoli/dsmc",
                "options-file", "/etc/holdfast/dsm.opt",
                "prefix", "vol",
                "mode", "image",
                "client-compression", "false",
                "staging", "/srv/tsm",
                "staging-reserve", "2GiB",
                "devices", "/srv/dev",
                "transfer-limit", "1h",
                "call-limit", "5s"));
    assertThat(settings)
        .isEqualTo(
            new TsmSettings(
                "/opt/tivoli/dsmc",
                Path.of("/etc/holdfast/dsm.opt"),
                "vol",
                BackupMode.IMAGE,
                false,
                Path.of("/srv/tsm"),
                Path.of("/srv/dev"),
                2L << 30,
                Duration.ofHours(1),
                Duration.ofSeconds(5),
                4 << 20));
  }

  private static Map<String, String> with(String option, String value) {
    Map<String, String> options = new HashMap<>(Map.of("staging", "/srv/tsm"));
    options.put(option, value);
    return options;
  }

  @ParameterizedTest
  @CsvSource({
    "staging,/srv/t*m,wildcards",
    "prefix,.hidden-and-so-not-a-good-one,prefix",
    "prefix,a-prefix-that-is-longer-than-a-name-may-be,prefix",
    "staging,/srv/a-folder-whose-path-is-far-too-long-for-the-column/of-service/metadata-in-rows,characters"
  })
  void whatNoBackupCouldBeNamedByStopsTheStart(String option, String value, String words) {
    assertThatThrownBy(() -> settings(with(option, value))).hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource({
    "program,dsmc -password=x",
    "mode,tape",
    "client-compression,maybe",
    "transfer-limit,1ms"
  })
  void optionsThatMakeNoSenseAreRefused(String option, String value) {
    assertThatThrownBy(() -> settings(with(option, value)))
        .hasMessageContaining("holdfast.target.tape." + option);
  }
}
