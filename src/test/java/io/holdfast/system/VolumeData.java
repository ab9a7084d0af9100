package io.holdfast.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** Writes into volumes as an instance would, and compares them byte by byte. */
public final class VolumeData {

  private static final int MIB = 1 << 20;
  private static final int GIB = 1 << 30;

  private VolumeData() {}

  /** Random bytes that are the same for the same seed. */
  public static void random(Path volume, long offset, int length, long seed) throws IOException {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    write(volume, offset, bytes);
  }

  /** Lines of text, which compress well. */
  public static void text(Path volume, long offset, int lines) throws IOException {
    write(
        volume,
        offset,
        "holdfast keeps what it was given\n".repeat(lines).getBytes(StandardCharsets.UTF_8));
  }

  public static void zeros(Path volume, long offset, int length) throws IOException {
    write(volume, offset, new byte[length]);
  }

  private static void write(Path volume, long offset, byte[] bytes) throws IOException {
    try (FileChannel file = FileChannel.open(volume, StandardOpenOption.WRITE)) {
      ByteBuffer source = ByteBuffer.wrap(bytes);
      while (source.hasRemaining()) {
        file.write(source, offset + source.position());
      }
    }
  }

  /** Mixed data over a 1 GiB volume: at the start, over a window's border, and at the very end. */
  public static void mixed(Path volume, long seed) throws IOException {
    random(volume, 0, 3 * MIB + 17, seed);
    random(volume, 32L * MIB - 5000, 70_000, seed + 1);
    text(volume, 200L * MIB, 40_000);
    random(volume, GIB - 4096L, 4096, seed + 2);
  }

  /** First byte at which two files differ, -1 if they are equal. */
  public static long mismatch(Path first, Path second) throws IOException {
    return Files.mismatch(first, second);
  }

  /** First non-zero byte from an offset on, -1 if there is none. */
  public static long firstNonZero(Path volume, long from) throws IOException {
    try (FileChannel file = FileChannel.open(volume)) {
      ByteBuffer piece = ByteBuffer.allocate(MIB);
      for (long offset = from; offset < file.size(); offset += MIB) {
        file.read(piece.clear(), offset);
        int at = piece.flip().mismatch(ByteBuffer.allocate(piece.limit()));
        if (at >= 0) {
          return offset + at;
        }
      }
      return -1;
    }
  }

  /**
   * First byte at which the first {@code length} bytes of two files differ, -1 if they are equal.
   */
  public static long mismatchIn(Path first, Path second, long length) throws IOException {
    try (FileChannel left = FileChannel.open(first);
        FileChannel right = FileChannel.open(second)) {
      ByteBuffer ofLeft = ByteBuffer.allocate(MIB);
      ByteBuffer ofRight = ByteBuffer.allocate(MIB);
      for (long offset = 0; offset < length; offset += MIB) {
        left.read(ofLeft.clear(), offset);
        right.read(ofRight.clear(), offset);
        int at = ofLeft.flip().mismatch(ofRight.flip());
        if (at >= 0) {
          return offset + at;
        }
      }
      return -1;
    }
  }
}
