package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.store.RetrySettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectOptionsTest {

  private static final String PREFIX = "holdfast.target.posix.";

  private static final DataPathConfiguration NODE =
      DataPathConfiguration.from(new MapConfig(Map.of()));

  private static TargetConfiguration target(Map<String, String> keys) {
    return TargetsConfiguration.from(new MapConfig(keys)).targets().get(0);
  }

  @Test
  void aTargetThatSaysNothingMakesObjectsAsTheNode() {
    assertThat(ObjectOptions.dataPath(target(Map.of()), NODE)).isEqualTo(NODE);
    assertThat(ObjectOptions.retries(target(Map.of())))
        .isEqualTo(
            new RetrySettings(
                5, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(5)));
  }

  @Test
  void whatATargetSaysHoldsForItAlone() {
    TargetConfiguration target =
        target(
            Map.of(
                PREFIX + "window", "50MiB",
                PREFIX + "hash-block", "64KiB",
                PREFIX + "compression", "zlib",
                PREFIX + "attempts", "2",
                PREFIX + "first-wait", "10ms",
                PREFIX + "longest-wait", "20ms",
                PREFIX + "retry-time", "1s"));
    DataPathConfiguration path = ObjectOptions.dataPath(target, NODE);
    assertThat(path.window().bytes()).isEqualTo(50L << 20);
    assertThat(path.hashBlock().bytes()).isEqualTo(64L << 10);
    assertThat(path.compression()).isEqualTo("zlib");
    assertThat(path.memoryBudget()).isEqualTo(NODE.memoryBudget());
    assertThat(ObjectOptions.retries(target))
        .isEqualTo(
            new RetrySettings(
                2, Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofSeconds(1)));
  }

  @Test
  void aWindowThatIsNoMultipleOfTheHashBlockIsRefused() {
    TargetConfiguration target = target(Map.of(PREFIX + "window", "33KiB"));
    assertThatThrownBy(() -> ObjectOptions.dataPath(target, NODE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("posix")
        .hasMessageContaining("multiple of its hash block");
  }

  @Test
  void waitsThatDoNotFitAreRefused() {
    TargetConfiguration target = target(Map.of(PREFIX + "first-wait", "10m"));
    assertThatThrownBy(() -> ObjectOptions.retries(target))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
