package io.holdfast.engine.driver.tsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.driver.JobCancelledException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ClientRunTest {

  @TempDir private Path folder;

  private ClientOutcome run(Duration limit, ClientRun.Look look, String... words)
      throws IOException {
    try (ClientRun run = new ClientRun("dsmc test", List.of(words), folder)) {
      return run.await(limit, look);
    }
  }

  private ClientOutcome shell(String script) throws IOException {
    return run(Duration.ofSeconds(30), () -> {}, "/bin/sh", "-c", script);
  }

  @Test
  void theEndAndWhatWasSaidOnBothWaysComeBack() throws IOException {
    assertThat(shell("echo out; echo err >&2; pwd; echo $LC_ALL; exit 7"))
        .satisfies(
            outcome -> {
              assertThat(outcome.exitCode()).isEqualTo(7);
              assertThat(outcome.output()).isEqualTo("out\nerr\n%s\nC\n".formatted(folder));
            });
  }

  @Test
  void nobodyAnswersQuestions() throws IOException {
    assertThat(shell("read answer || echo nobody").output()).isEqualTo("nobody\n");
  }

  @Test
  void wordsAreNotReadByAShell() throws IOException {
    assertThat(run(Duration.ofSeconds(30), () -> {}, "echo", "$(id) ; * `id`").output())
        .isEqualTo("$(id) ; * `id`\n");
  }

  @Test
  void ofAFloodTheEndIsKept() throws IOException {
    ClientOutcome outcome =
        shell("head -c 100000000 /dev/zero | tr '\\0' x; echo; echo Total number: 1");
    assertThat(outcome.output()).hasSize(64 << 10).endsWith("x\nTotal number: 1\n");
  }

  @Test
  void aProgramThatIsNotThereIsNamedWithWhatToDo() {
    assertThatThrownBy(() -> run(Duration.ofSeconds(5), () -> {}, "/no/such/dsmc"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/no/such/dsmc")
        .hasMessageContaining("option program");
  }

  @Test
  void oneThatHangsIsEndedWithItsChildren() throws Exception {
    assertThatThrownBy(
            () ->
                run(
                    Duration.ofSeconds(1),
                    () -> {},
                    "/bin/sh",
                    "-c",
                    "sleep 300 & echo $! > child; echo waiting; wait"))
        .hasMessageContaining("dsmc test had not ended after 1 s")
        .hasMessageContaining("waiting");
    awaitEnd(child());
  }

  @Test
  void aCancelledJobEndsItWithItsChildren() throws Exception {
    ClientRun.Look look =
        () -> {
          if (Files.exists(folder.resolve("child"))) {
            throw new JobCancelledException("enough");
          }
        };
    assertThatThrownBy(
            () ->
                run(
                    Duration.ofSeconds(30),
                    look,
                    "/bin/sh",
                    "-c",
                    "sleep 300 & echo $! > new; mv new child; wait"))
        .isInstanceOf(JobCancelledException.class);
    awaitEnd(child());
  }

  private long child() throws IOException {
    return Long.parseLong(Files.readString(folder.resolve("child")).strip());
  }

  /** One that was ended may stay for a moment until somebody asks for its code. */
  static void awaitEnd(long process) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (isRunning(process) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(isRunning(process)).isFalse();
  }

  private static boolean isRunning(long process) {
    try {
      String state = Files.readString(Path.of("/proc/" + process + "/stat"));
      return state.charAt(state.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException gone) {
      return false;
    }
  }

  @Test
  void aChildThatKeepsTheOutputOpenHoldsNobodyUp() throws IOException {
    long begin = System.nanoTime();
    assertThat(shell("sleep 20 & echo done; exit 0").output()).isEqualTo("done\n");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
  }
}
