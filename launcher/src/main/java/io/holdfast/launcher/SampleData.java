package io.holdfast.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** Fills a volume as volumes are: text and noise in some places, holes between them. */
final class SampleData {

  /** Bytes written altogether. */
  static final long TOTAL = 64L << 20;

  private static final int REGIONS = 8;
  private static final int REGION = (int) (TOTAL / REGIONS);
  private static final int CHUNK = 1 << 20;

  /** Regions begin off the boundaries of pages and of stored objects. */
  private static final long ODD = 12_345;

  private SampleData() {}

  /** Writes the regions over the whole length of the volume's file, the last up to its end. */
  static void fill(Path volume) throws IOException {
    Random random = new Random(42);
    try (FileChannel file = FileChannel.open(volume, StandardOpenOption.WRITE)) {
      long step = file.size() / REGIONS;
      for (int region = 0; region < REGIONS - 1; region++) {
        long offset = region == 0 ? 0 : region * step + ODD;
        write(file, offset, region, random);
      }
      write(file, file.size() - REGION, REGIONS - 1, random);
      file.force(true);
    }
  }

  private static void write(FileChannel file, long offset, int region, Random random)
      throws IOException {
    for (int at = 0; at < REGION; at += CHUNK) {
      ByteBuffer bytes = ByteBuffer.wrap(region % 2 == 0 ? text(region, at) : noise(random));
      while (bytes.hasRemaining()) {
        file.write(bytes, offset + at + bytes.position());
      }
    }
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[CHUNK];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] text(int region, int at) {
    StringBuilder text = new StringBuilder(CHUNK + 64);
    for (int line = 0; text.length() < CHUNK; line++) {
      text.append("region ").append(region).append(", byte ").append(at);
      text.append(", line ").append(line).append(": hold fast that which is good\n");
    }
    return text.substring(0, CHUNK).getBytes(StandardCharsets.US_ASCII);
  }
}
