package io.holdfast.system.hostile;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Choices that a seed decides. Threads: one. */
final class Chance {

  private final Random random;

  Chance(long seed) {
    this.random = new Random(seed);
  }

  <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** From 0 to {@code bound - 1}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** True once in so many times. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** An id that no object has. */
  String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  /** Bytes as Latin-1 text. */
  String bytes(int longest) {
    byte[] bytes = new byte[1 + random.nextInt(longest)];
    random.nextBytes(bytes);
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
