package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CappedLogTest {

  private static final int LIMIT = 100_000;

  @TempDir Path folder;

  @Test
  void writesWhatTheChildSays() throws Exception {
    Path file = folder.resolve("log/child.log");
    follow(file, "hello\n".getBytes());
    awaitEnd(file, "hello\n");
  }

  @Test
  void aFloodKeepsItsEndAndStaysBelowTwiceTheLimit() throws Exception {
    Path file = folder.resolve("child.log");
    String flood = "x".repeat(20 * LIMIT) + "the last word";
    follow(file, flood.getBytes());
    awaitEnd(file, "the last word");
    long kept = Files.size(file) + Files.size(folder.resolve("child.log.1"));
    // A chunk that begins below the limit may end above it.
    assertThat(kept).isLessThan(2 * (LIMIT + 10_000));
  }

  @Test
  void goesOnWhereTheLastRunEnded() throws Exception {
    Path file = folder.resolve("child.log");
    Files.writeString(file, "before, ");
    follow(file, "after".getBytes());
    awaitEnd(file, "before, after");
  }

  private static void follow(Path file, byte[] words) throws IOException {
    new CappedLog(file, LIMIT).follow(new ByteArrayInputStream(words));
  }

  private static void awaitEnd(Path file, String end) throws Exception {
    for (int wait = 0; wait < 100; wait++) {
      if (Files.exists(file) && Files.readString(file).endsWith(end)) {
        return;
      }
      Thread.sleep(50);
    }
    fail("%s does not end in '%s' after 5 s", file, end);
  }
}
