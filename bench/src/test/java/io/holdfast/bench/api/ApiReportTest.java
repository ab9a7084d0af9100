package io.holdfast.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiReportTest {

  private static final int[] CLIENTS = {1, 8};
  private static final Load OURS = new Load(1000, 1, 1, 1, 2);
  private static final Load PEER = new Load(100, 10, 1, 5, 10);

  private final Map<Measured, List<Load>> loads = new HashMap<>();

  ApiReportTest() {
    for (Scenario scenario : Scenario.values()) {
      for (int clients : CLIENTS) {
        put(scenario, clients, OURS);
        loads.put(new Measured(scenario, clients, "Cinder"), List.of(PEER));
      }
    }
  }

  private void put(Scenario scenario, int clients, Load... runs) {
    loads.put(new Measured(scenario, clients, "Holdfast"), List.of(runs));
  }

  private boolean good() {
    return new ApiReport(loads, List.of(Scenario.values())).print(CLIENTS);
  }

  @Test
  void figuresAtTheLimitsAreGood() {
    assertThat(good()).isTrue();
  }

  @Test
  void oneBadRunOfThreeIsNoMedian() {
    put(Scenario.ROWS_100, 1, new Load(1, 9, 9, 9, 99), OURS, OURS);
    assertThat(good()).isTrue();
  }

  @Test
  void moreThanATenthOfTheCpuOfARowIsBad() {
    put(Scenario.ROWS_1000, 8, new Load(1000, 1.01, 1, 1, 2));
    assertThat(good()).isFalse();
  }

  @Test
  void moreThanAFifthOfTheCpuOfACreateIsBad() {
    put(Scenario.CREATE, 1, new Load(1000, 2.01, 1, 1, 2));
    assertThat(good()).isFalse();
  }

  @Test
  void moreThanAFifthOfTheSlowestIsBad() {
    put(Scenario.SHOW, 8, new Load(1000, 1, 1, 1, 2.01));
    assertThat(good()).isFalse();
  }

  @Test
  void aLongListThatIsTwiceAsSlowIsBad() {
    put(Scenario.SORTED_MANY, 1, new Load(1000, 1, 1, 2.01, 2));
    assertThat(good()).isFalse();
  }
}
