package io.holdfast.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.configuration.MapConfig;
import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.configuration.TargetType;
import io.holdfast.engine.store.RequestLimits;
import io.holdfast.s3.OverwriteCheck;
import io.holdfast.s3.S3Server;
import io.holdfast.s3.S3Writing;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3SettingsTest {

  private static final String KEY = "0123456789abcdefghijklmnopqrstuv";

  private final Map<String, String> keys =
      new HashMap<>(
          Map.of(
              "holdfast.target.s3.endpoint", "https://storage.example:9000",
              "holdfast.target.s3.access-key", "somebody",
              "holdfast.target.s3.secret-key", "hush"));

  private S3SettingsTest with(String option, String value) {
    keys.put("holdfast.target.s3." + option, value);
    return this;
  }

  private S3Settings settings() throws IOException {
    return S3Settings.of(new TargetConfiguration("s3", TargetType.S3, new MapConfig(keys)));
  }

  @Test
  void whatIsNotSetSuitsEveryServer() throws IOException {
    S3Server server = settings().server();
    assertThat(server.endpoint()).isEqualTo(URI.create("https://storage.example:9000"));
    assertThat(server.region()).isEqualTo("us-east-1");
    assertThat(server.key().secret()).isEqualTo("hush");
    assertThat(server.pathStyle()).isTrue();
    assertThat(server.modernChecksums()).isFalse();
    assertThat(server.trust().verified()).isTrue();
    assertThat(server.proxy()).isEmpty();
    Duration minute = Duration.ofSeconds(60);
    assertThat(server.limits()).isEqualTo(new RequestLimits(minute, minute, 65_536, 10));
    S3Writing writing = settings().writing();
    assertThat(writing.createBucket()).isTrue();
    assertThat(writing.contentMd5()).isTrue();
    assertThat(writing.overwriteCheck()).isEqualTo(OverwriteCheck.CONDITIONAL);
    assertThat(writing.storageClass()).isEmpty();
    assertThat(writing.multipartThreshold()).isEqualTo(64 << 20);
    assertThat(writing.partBytes()).isEqualTo(16 << 20);
    assertThat(writing.listPage()).isEqualTo(1000);
  }

  @Test
  void secretsDoNotPrintThemselves() throws IOException {
    with("sse-customer-key", KEY).with("sse-customer-algorithm", "AES256");
    assertThat(settings().toString()).doesNotContain("hush", KEY).contains("somebody");
  }

  @ParameterizedTest
  @CsvSource({
    "sse-customer-key, 0123456789abcdefghijklmnopqrstuv, '', '', must be set both",
    "sse-customer-algorithm, AES256, '', '', must be set both",
    "sse-customer-key, tooshort, sse-customer-algorithm, AES256, 32 characters",
    "kms-key-id, mine, server-side-encryption, AES256, aws:kms only",
    "secret-key, '', '', '', secret-key must be set"
  })
  void optionsThatDoNotFitStopTheStart(
      String first, String value, String second, String other, String reason) {
    with(first, value);
    if (!second.isEmpty()) {
      with(second, other);
    }
    assertThatThrownBy(this::settings)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holdfast.target.s3.")
        .hasMessageContaining(reason)
        .hasMessageNotContaining("tooshort");
  }

  @Test
  void twoKindsOfEncryptionDoNotGoTogether() {
    with("sse-customer-key", KEY).with("sse-customer-algorithm", "AES256");
    assertThatThrownBy(with("server-side-encryption", "AES256")::settings)
        .hasMessageContaining("server-side-encryption");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "endpoint=",
        "endpoint=ftp://storage",
        "endpoint=http://user:word@storage",
        "access-key=",
        "part-size=4MiB",
        "part-size=2GiB",
        "multipart-threshold=2GiB",
        "list-page=1001",
        "overwrite-check=never",
        "server-side-encryption=rot13",
        "timeout=0s"
      })
  void aValueThatIsNotUsableIsNamed(String line) {
    String[] parts = line.split("=", 2);
    assertThatThrownBy(with(parts[0], parts[1])::settings)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holdfast.target.s3." + parts[0]);
  }
}
