package io.holdfast.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel knows about a process's memory. */
final class ProcessMemory {

  private static final long KIB_OF_MIB = 1024;

  private ProcessMemory() {}

  /** Most resident memory of the process so far, in MiB. */
  static long peakMib(long pid) {
    try {
      String line =
          Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
              .filter(text -> text.startsWith("VmHWM:"))
              .findFirst()
              .orElseThrow();
      return Long.parseLong(line.replaceAll("[^0-9]", "")) / KIB_OF_MIB;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
