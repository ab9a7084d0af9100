package io.holdfast.bench.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A process and all below it.
 *
 * @param pid of the topmost
 */
record ProcessTree(long pid) {

  /** Ticks in a second, which Linux shows to programs on every architecture. */
  private static final double TICKS = 100;

  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;

  /** CPU seconds of all that live and of all children of the topmost that have ended. */
  double cpuSeconds() {
    ProcessHandle top = ProcessHandle.of(pid).orElseThrow();
    long ended = ticks(pid, CHILDREN_USER) + ticks(pid, CHILDREN_SYSTEM);
    long alive =
        Stream.concat(Stream.of(top), top.descendants())
            .mapToLong(one -> ticks(one.pid(), USER) + ticks(one.pid(), SYSTEM))
            .sum();
    return (ended + alive) / TICKS;
  }

  private static long ticks(long pid, int field) {
    try {
      String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
      // The name before the parenthesis may have blanks.
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(fields[field]);
    } catch (IOException ended) {
      return 0;
    }
  }
}
