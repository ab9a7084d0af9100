package io.holdfast.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {

  private final ProcessTree own = new ProcessTree(ProcessHandle.current().pid());

  @Test
  void whatChildrenUsedCountsWhileTheyLiveAndAfterwards() throws Exception {
    double before = own.cpuSeconds();
    Process child = busyChild();
    double alive = own.cpuSeconds();
    child.getOutputStream().close();
    child.waitFor();

    assertThat(alive - before).isGreaterThan(0.2);
    assertThat(own.cpuSeconds()).isGreaterThanOrEqualTo(alive);
  }

  /** A child that has been busy, and waits for the end of its input. */
  private static Process busyChild() throws IOException {
    Process child =
        new ProcessBuilder(
                "sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; echo; read x")
            .start();
    assertThat(child.getInputStream().read()).isEqualTo('\n');
    return child;
  }
}
