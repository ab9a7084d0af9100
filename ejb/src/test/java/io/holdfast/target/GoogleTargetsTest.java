package io.holdfast.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.configuration.MapConfig;
import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.configuration.TargetType;
import io.holdfast.engine.store.RequestLimits;
import io.holdfast.google.GoogleServer;
import io.holdfast.google.GoogleWriting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleTargetsTest {

  private final Map<String, String> keys =
      new HashMap<>(
          Map.of(
              "holdfast.target.google.bucket", "volumebackups",
              "holdfast.target.google.credentials-file", "/etc/holdfast/key.json"));

  private GoogleTargetsTest with(String option, String value) {
    keys.put("holdfast.target.google." + option, value);
    return this;
  }

  private TargetConfiguration target() {
    return new TargetConfiguration("google", TargetType.GOOGLE, new MapConfig(keys));
  }

  @Test
  void whatIsNotSetIsAsGoogleAndCinderHaveIt() throws IOException {
    GoogleServer server = GoogleTargets.server(target());
    assertThat(server.endpoint()).isEqualTo(URI.create("https://storage.googleapis.com"));
    assertThat(server.keyFile()).contains(Path.of("/etc/holdfast/key.json"));
    Duration minute = Duration.ofSeconds(60);
    assertThat(server.limits()).isEqualTo(new RequestLimits(minute, minute, 65_536, 10));
    assertThat(server.proxy()).isEmpty();
    assertThat(server.passing()).containsExactly(429);
    GoogleWriting writing = GoogleTargets.writing(target());
    assertThat(writing.createBucket()).isTrue();
    assertThat(writing.project()).isEmpty();
    assertThat(writing.location()).isEqualTo("US");
    assertThat(writing.storageClass()).isEqualTo("NEARLINE");
    assertThat(writing.resumableThreshold()).isEqualTo(64 << 20);
    assertThat(writing.chunkBytes()).hasValue(16 << 20);
    assertThat(writing.listPage()).isEqualTo(1000);
  }

  @Test
  void whatIsSetIsTaken() throws IOException {
    with("writer-chunk-size", "-1").with("retry-error-codes", "423, 425");
    with("endpoint", "http://127.0.0.1:4443").with("credentials", "none");
    with("credentials-file", "").with("proxy", "http://proxy.example:3128");
    GoogleServer server = GoogleTargets.server(target());
    assertThat(server.keyFile()).isEmpty();
    assertThat(server.passing()).containsExactlyInAnyOrder(423, 425);
    assertThat(server.proxy()).contains(URI.create("http://proxy.example:3128"));
    assertThat(GoogleTargets.writing(target()).chunkBytes()).isEmpty();
  }

  @Test
  void credentialsThatDoNotFitStopTheStart() {
    assertThatThrownBy(() -> GoogleTargets.server(with("credentials-file", "").target()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holdfast.target.google.credentials-file must be set");
    assertThatThrownBy(() -> GoogleTargets.server(with("credentials", "none").target()))
        .hasMessageContaining("another endpoint only");
    with("endpoint", "http://127.0.0.1:4443").with("credentials-file", "key.json");
    assertThatThrownBy(() -> GoogleTargets.server(target()))
        .hasMessageContaining("does not go with credentials=none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "endpoint=ftp://storage",
        "endpoint=http://user:word@storage",
        "credentials=anybody",
        "storage-class=LUKEWARM",
        "writer-chunk-size=100KiB",
        "writer-chunk-size=300KiB",
        "writer-chunk-size=-2",
        "resumable-threshold=2GiB",
        "list-page=1001",
        "retry-error-codes=404",
        "retry-error-codes=often",
        "user-agent=two words",
        "proxy=https://proxy.example",
        "timeout=0s"
      })
  void aValueThatIsNotUsableIsNamed(String line) {
    String[] parts = line.split("=", 2);
    assertThatThrownBy(
            () -> {
              GoogleTargets.server(with(parts[0], parts[1]).target());
              GoogleTargets.writing(target());
            })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holdfast.target.google." + parts[0]);
  }
}
