package io.holdfast.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Shows the end of a log beside the test that failed. */
final class LogTail {

  private static final int BYTES = 16 * 1024;

  private LogTail() {}

  static void print(Path log) {
    try (FileChannel file = FileChannel.open(log)) {
      ByteBuffer end = ByteBuffer.allocate((int) Math.min(BYTES, file.size()));
      file.read(end, file.size() - end.capacity());
      System.out.println("--- end of " + log);
      System.out.println(StandardCharsets.UTF_8.decode(end.flip()));
    } catch (IOException failure) {
      System.out.println("No log to show at " + log + ": " + failure);
    }
  }
}
