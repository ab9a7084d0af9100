package io.holdfast.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.prerequisite.Prerequisite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a repository of files makes of a disk that is full: four mebibytes of memory. */
class FullDiskTest {

  private static final int OBJECT = 1 << 20;
  private static final RetrySettings RETRIES =
      new RetrySettings(5, Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(5));

  @TempDir private Path disk;

  private ObjectStore store;

  @BeforeEach
  void mount() throws Exception {
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "full-disk", disk.toString());
    Prerequisite.require(mounted, "FullDiskTest", "only root mounts");
    store = new RetryingObjectStore(new PosixObjectStore(disk.resolve("repository")), RETRIES);
  }

  @AfterEach
  void unmount() throws Exception {
    if (store != null) {
      run("umount", "-l", disk.toString());
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0;
  }

  private static byte[] object(int number) {
    byte[] bytes = new byte[OBJECT];
    new Random(number).nextBytes(bytes);
    return bytes;
  }

  /** Puts objects until one fails, and gives its number. */
  private int fill() {
    int[] number = {0};
    assertThatThrownBy(
            () -> {
              for (; number[0] < 10; number[0]++) {
                store.put("c", "object-" + number[0], Payload.of(object(number[0])));
              }
            })
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("No space left on device");
    return number[0];
  }

  @Test
  void aFullDiskFailsAtOnceHoldsNothingHalfAndWorksWhenThereIsSpace() throws IOException {
    int failed = fill();
    assertThat(failed).isPositive();
    assertThat(store.list("c", "")).hasSize(failed).doesNotContain("object-" + failed);
    assertThatThrownBy(() -> store.get("c", "object-" + failed))
        .isInstanceOf(NoSuchFileException.class);
    try (var files = Files.list(disk.resolve("repository/c"))) {
      assertThat(files).hasSize(failed);
    }

    store.delete("c", "object-0");
    store.put("c", "object-" + failed, Payload.of(object(failed)));
    for (int number = 1; number <= failed; number++) {
      try (InputStream stored = store.get("c", "object-" + number)) {
        assertThat(stored.readAllBytes()).isEqualTo(object(number));
      }
    }
  }
}
