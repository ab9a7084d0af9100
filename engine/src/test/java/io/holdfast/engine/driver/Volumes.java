package io.holdfast.engine.driver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Volumes for tests: blocks of noise, text and zeros. */
public final class Volumes {

  /** The block they are made of. */
  public static final int BLOCK = 1024;

  private Volumes() {}

  /** A volume of any size, the same for the same seed: a third each of noise, text and zeros. */
  public static byte[] mixed(int size, long seed) {
    byte[] bytes = new byte[size];
    Random random = new Random(seed);
    for (int at = 0; at < size; at += BLOCK) {
      byte[] block = block(random);
      System.arraycopy(block, 0, bytes, at, Math.min(BLOCK, size - at));
    }
    return bytes;
  }

  private static byte[] block(Random random) {
    byte[] block = new byte[BLOCK];
    switch (random.nextInt(3)) {
      case 0 -> random.nextBytes(block);
      case 1 -> block = text(random.nextInt(1000));
      default -> Arrays.fill(block, (byte) 0);
    }
    return block;
  }

  private static byte[] text(int number) {
    String line = "line %d of a file\n".formatted(number);
    return Arrays.copyOf(
        line.repeat(BLOCK / line.length() + 1).getBytes(StandardCharsets.US_ASCII), BLOCK);
  }

  /** A copy with one block made of something else. */
  public static byte[] with(byte[] volume, int block, int value) {
    byte[] changed = volume.clone();
    int from = block * BLOCK;
    Arrays.fill(changed, from, Math.min(from + BLOCK, changed.length), (byte) value);
    return changed;
  }

  /** A volume full of old data. */
  public static byte[] used(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) 0xEE);
    return bytes;
  }
}
