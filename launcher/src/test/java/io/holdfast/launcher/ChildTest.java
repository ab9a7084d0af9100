package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

  @TempDir Path folder;

  @Test
  void aChildRunsWithTheGivenEnvironmentAlone() throws Exception {
    Path seen = folder.resolve("seen");
    Child child = start("env > " + seen + "; sleep 60", Map.of("ONLY", "this"));
    awaitContent(seen);
    child.kill();
    assertThat(Files.readString(seen)).contains("ONLY=this").doesNotContain("HOME=");
  }

  @Test
  void stoppingEndsTheChildAndRemovesItsPidFile() throws Exception {
    Child child = start("exec sleep 60", Map.of());
    assertThat(Files.readString(pidFile()).strip()).isEqualTo(Long.toString(child.pid()));
    child.stop("TERM");
    assertThat(child.alive()).isFalse();
    assertThat(pidFile()).doesNotExist();
  }

  @Test
  void aLeftoverOfAKilledRunIsStopped() throws Exception {
    Path running = folder.resolve("running");
    Child leftover = start("echo yes > " + running + "; while :; do sleep 0.2; done", Map.of());
    awaitContent(running);
    Child.stopLeftover(pidFile(), "sleep", "TERM");
    assertThat(leftover.alive()).isFalse();
    assertThat(pidFile()).doesNotExist();
  }

  @Test
  void aStrangerWithTheSameNumberIsLeftAlone() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(pidFile(), stranger.pid() + "\n");
      Child.stopLeftover(pidFile(), folder.toString(), "TERM");
      assertThat(stranger.isAlive()).isTrue();
      assertThat(pidFile()).doesNotExist();
    } finally {
      stranger.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void aPidFileOfNonsenseIsRemoved() throws Exception {
    Files.writeString(pidFile(), "not a number");
    Child.stopLeftover(pidFile(), "any", "TERM");
    assertThat(pidFile()).doesNotExist();
  }

  private Child start(String script, Map<String, String> environment) throws IOException {
    CappedLog log = new CappedLog(folder.resolve("child.log"), 10_000);
    return Child.start(List.of("sh", "-c", script), environment, log, pidFile());
  }

  private Path pidFile() {
    return folder.resolve("child.pid");
  }

  private static void awaitContent(Path file) throws Exception {
    for (int wait = 0; wait < 100 && (Files.notExists(file) || Files.size(file) == 0); wait++) {
      Thread.sleep(50);
    }
  }
}
