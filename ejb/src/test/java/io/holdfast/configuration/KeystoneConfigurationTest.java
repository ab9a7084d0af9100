package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoneConfigurationTest {

  private static final Map<String, String> EVERY_KEY =
      Map.ofEntries(
          Map.entry("holdfast.keystone.auth-url", "https://identity.example/identity/v3/"),
          Map.entry("holdfast.keystone.public-url", "https://public.example:5000"),
          Map.entry("holdfast.keystone.username", "backup"),
          Map.entry("holdfast.keystone.password", "open sesame"),
          Map.entry("holdfast.keystone.user-domain", "Users"),
          Map.entry("holdfast.keystone.project", "services"),
          Map.entry("holdfast.keystone.project-domain", "Projects"),
          Map.entry("holdfast.keystone.connect-limit", "500ms"),
          Map.entry("holdfast.keystone.request-limit", "4s"),
          Map.entry("holdfast.keystone.attempts", "5"));

  @Test
  void hasDefaults() {
    assertThat(KeystoneConfiguration.from(new MapConfig(Map.of())))
        .isEqualTo(
            new KeystoneConfiguration(
                "",
                "",
                "holdfast",
                new Secret(""),
                "Default",
                "service",
                "Default",
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                3));
  }

  @Test
  void mapsEveryKey() {
    assertThat(KeystoneConfiguration.SETTINGS)
        .extracting(Setting::key)
        .containsExactlyInAnyOrderElementsOf(EVERY_KEY.keySet());
    assertThat(KeystoneConfiguration.from(new MapConfig(EVERY_KEY)))
        .isEqualTo(
            new KeystoneConfiguration(
                "https://identity.example/identity/v3",
                "https://public.example:5000",
                "backup",
                new Secret("open sesame"),
                "Users",
                "services",
                "Projects",
                Duration.ofMillis(500),
                Duration.ofSeconds(4),
                5));
  }

  @Test
  void neverPrintsThePassword() {
    assertThat(KeystoneConfiguration.from(new MapConfig(EVERY_KEY)).toString())
        .contains("backup")
        .doesNotContain("open sesame");
  }

  @Test
  void version3LiesBelowTheAddressUnlessItIsNamed() {
    assertThat(at("http://127.0.0.1:5000").versionUrl()).isEqualTo("http://127.0.0.1:5000/v3");
    assertThat(at("http://127.0.0.1:5000/v3").versionUrl()).isEqualTo("http://127.0.0.1:5000/v3");
  }

  @Test
  void clientsAreToldTheAddressThatIsAskedUnlessThereIsAnother() {
    assertThat(at("http://127.0.0.1:5000").publicUrl()).isEqualTo("http://127.0.0.1:5000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "ftp://h", "http://", "http://u:p@h", "http://h/?a", "http://h h"})
  void anAddressThatCannotBeAskedIsRefused(String address) {
    assertThatThrownBy(() -> at(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holdfast.keystone.auth-url");
  }

  private static KeystoneConfiguration at(String address) {
    return KeystoneConfiguration.from(new MapConfig(Map.of("holdfast.keystone.auth-url", address)));
  }
}
