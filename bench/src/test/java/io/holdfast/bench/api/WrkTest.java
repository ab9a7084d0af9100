package io.holdfast.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WrkTest {

  @Test
  void aRunOfManyDifferentTimesIsRead() {
    String times =
        IntStream.range(400, 50_400).mapToObj(time -> time + ":2").collect(Collectors.joining(" "));
    Matcher result = Wrk.result("Running 5s test\nRESULT 100000 0 5000123 " + times + "\n");
    assertThat(result.find()).isTrue();
    assertThat(result.group(1)).isEqualTo("100000");
    assertThat(Latencies.ofWrk(result.group(4), 50_000).percentile(50)).isEqualTo(25_399);
  }
}
