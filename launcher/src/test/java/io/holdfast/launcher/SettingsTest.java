package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @Test
  void anEmptyEnvironmentGivesTheDocumentedDefaults() {
    Settings settings = Settings.from(Map.of());
    assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(settings.volumes()).isEqualTo(settings.data().resolve("volumes"));
    assertThat(settings.backups()).isEqualTo(settings.data().resolve("backups"));
    assertThat(settings.once()).isFalse();
    assertThat(settings.api()).isEqualTo("http://127.0.0.1:8080/volume");
    assertThat(settings.managementPort()).isEqualTo(9990);
    assertThat(settings.databasePort()).isEqualTo(15432);
    assertThat(settings.heap()).isEqualTo("512m");
    assertThat(settings.directMemory()).isEqualTo("768m");
    assertThat(settings.ownDatabase()).isFalse();
    assertThat(settings.ownBroker()).isFalse();
  }

  @Test
  void aPortOffsetMovesApiAndManagement() {
    Settings settings = Settings.from(Map.of("HOLDFAST_PORT_OFFSET", "100"));
    assertThat(settings.httpPort()).isEqualTo(8180);
    assertThat(settings.managementPort()).isEqualTo(10090);
  }

  @Test
  void theApplicationsFoldersWinOverTheDataFolder() {
    Settings settings =
        Settings.from(
            Map.of(
                "HOLDFAST_VOLUMES_PATH",
                "/srv/volumes",
                "HOLDFAST_TARGET_POSIX_PATH",
                "/srv/backups"));
    assertThat(settings.volumes()).isEqualTo(Path.of("/srv/volumes"));
    assertThat(settings.backups()).isEqualTo(Path.of("/srv/backups"));
  }

  @Test
  void withKeystoneThereIsNoFirstBackupToEndAfter() {
    assertThat(Settings.from(Map.of("HOLDFAST_AUTH", "noauth")).needsTokens()).isFalse();
    assertThat(Settings.from(Map.of("HOLDFAST_AUTH", "keystone")).needsTokens()).isTrue();
    assertThatThrownBy(
            () -> Settings.from(Map.of("HOLDFAST_AUTH", "keystone", "HOLDFAST_ONCE", "1")))
        .hasMessageContaining("HOLDFAST_ONCE=1");
  }

  @Test
  void anOwnDatabaseAndAnOwnBrokerAreNoticed() {
    Settings settings =
        Settings.from(
            Map.of(
                "HOLDFAST_DATABASE_URL", "jdbc:postgresql://127.0.0.1/other",
                "HOLDFAST_BROKER_HOST", "127.0.0.1"));
    assertThat(settings.ownDatabase()).isTrue();
    assertThat(settings.ownBroker()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "HOLDFAST_ONCE, yes",
    "HOLDFAST_PORT_OFFSET, -1",
    "HOLDFAST_PORT_OFFSET, 50001",
    "HOLDFAST_DATABASE_PORT, 65536",
    "HOLDFAST_DATABASE_PORT, 999999",
    "HOLDFAST_HEAP, 512",
    "HOLDFAST_DIRECT_MEMORY, lots"
  })
  void aValueThatIsNoUseIsRefusedByName(String variable, String value) {
    assertThatThrownBy(() -> Settings.from(Map.of(variable, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(variable + "=" + value);
  }

  @Test
  void changesAreLaidOverTheEnvironment() {
    Settings settings =
        Settings.from(Map.of("HOLDFAST_ONCE", "1", "HOLDFAST_HEAP", "256m"))
            .with(Map.of("HOLDFAST_HEAP", "1g"));
    assertThat(settings.once()).isTrue();
    assertThat(settings.heap()).isEqualTo("1g");
  }
}
