package io.holdfast.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  private static final long INTERVAL = 100;

  /** Of 1000 requests eight were slow. */
  private final TreeMap<Long, Long> sent =
      new TreeMap<>(Map.of(90L, 900L, 110L, 92L, 250L, 3L, 460L, 2L, 900L, 3L));

  /** What wrk makes of it, by its own words: each slow one is counted again, shorter each time. */
  private String asWrkTells() {
    TreeMap<Long, Long> told = new TreeMap<>(sent);
    for (long time : LongStream.rangeClosed(2 * INTERVAL, told.lastKey()).toArray()) {
      long count = told.getOrDefault(time, 0L);
      for (long added = time - INTERVAL; count > 0 && added > INTERVAL; added -= INTERVAL) {
        told.merge(added, count, Long::sum);
      }
    }
    return told.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(" ", " ", ""));
  }

  @Test
  void requestsThatWereNotSentAreNotCounted() {
    Map<Long, Long> counts = Latencies.ofWrk(asWrkTells(), INTERVAL).counts();
    counts.values().removeIf(count -> count == 0);
    assertThat(counts).isEqualTo(sent);
  }

  @Test
  void percentilesAreOfTheRequestsThatWereSent() {
    Latencies latencies = Latencies.ofWrk(asWrkTells(), INTERVAL);
    assertThat(latencies.percentile(50)).isEqualTo(90);
    assertThat(latencies.percentile(99)).isEqualTo(110);
    assertThat(latencies.percentile(99.5)).isEqualTo(250);
    assertThat(latencies.percentile(100)).isEqualTo(900);
  }
}
