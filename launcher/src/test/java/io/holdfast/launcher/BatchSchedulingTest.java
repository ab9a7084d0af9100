package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchSchedulingTest {

  /** proc(5): field 41 of stat; the first that is read here, behind the name, is the third. */
  private static final int POLICY = 41 - 3;

  private static final String SCHED_OTHER = "0";
  private static final String SCHED_BATCH = "3";

  @Test
  void aCommandRunsByThePolicyWhereItMayAndKeepsItsProcessId()
      throws IOException, InterruptedException {
    List<String> prefix = BatchScheduling.prefix();
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of("cat", "/proc/self/stat"));
    Process process = new ProcessBuilder(command).start();
    String stat = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(stat).startsWith(process.pid() + " ");
    String[] fields = stat.substring(stat.lastIndexOf(") ") + 2).strip().split(" ");
    assertThat(fields[POLICY]).isEqualTo(prefix.isEmpty() ? SCHED_OTHER : SCHED_BATCH);
  }

  @Test
  void aCommandRunsAsItIsWhereThePolicyCannotBeHad() throws InterruptedException {
    assertThat(BatchScheduling.prefix(List.of("no-such-program"))).isEmpty();
    assertThat(BatchScheduling.prefix(List.of("false"))).isEmpty();
    assertThat(BatchScheduling.prefix(List.of("env"))).containsExactly("env");
  }
}
