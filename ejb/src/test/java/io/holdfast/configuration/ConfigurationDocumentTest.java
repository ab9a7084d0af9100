package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {

  @Test
  void everyKeyStandsInTheDocumentWithItsDefaultUnitAndDescription() throws IOException {
    String document = Files.readString(Path.of("../docs/CONFIGURATION.md"));
    assertThat(KnownKeys.SETTINGS)
        .allSatisfy(setting -> assertThat(document).contains(line(setting)));
  }

  @Test
  void everyOptionOfEveryTypeOfTargetStandsInTheDocument() throws IOException {
    String document = Files.readString(Path.of("../docs/CONFIGURATION.md"));
    assertThat(document).contains(line(TargetConfiguration.TYPE.of("target", "NAME")));
    for (TargetType type : TargetType.values()) {
      assertThat(type.options())
          .allSatisfy(option -> assertThat(document).contains(line(option.of("target", "NAME"))));
    }
  }

  @Test
  void everyOptionOfEveryTypeOfBackendStandsInTheDocument() throws IOException {
    String document = Files.readString(Path.of("../docs/CONFIGURATION.md"));
    assertThat(document).contains(line(BackendConfiguration.TYPE.of("backend", "NAME")));
    for (BackendType type : BackendType.values()) {
      assertThat(type.options())
          .allSatisfy(option -> assertThat(document).contains(line(option.of("backend", "NAME"))));
    }
  }

  private static String line(Setting<?> setting) {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            setting.key(),
            setting.defaultText().isEmpty() ? "(empty)" : "`" + setting.defaultText() + "`",
            setting.unit(),
            setting.description());
  }
}
