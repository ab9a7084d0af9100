package io.holdfast.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The volume that is measured: the same bytes every time, for the same size. */
public final class Image {

  /** Bytes of one change in the changed image. */
  public static final int CHANGE = 64 << 10;

  private static final long SEED = 42;

  /** What a piece holds. */
  enum Content {
    INCOMPRESSIBLE,
    TEXT,
    HOLE
  }

  private Image() {}

  /**
   * Makes the image.
   *
   * @param size a multiple of four pieces
   * @param pieceBytes bytes with one kind of content
   */
  public static void make(Path file, long size, int pieceBytes) throws IOException {
    Random random = new Random(SEED);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      List<Content> contents = contents(size / pieceBytes, random);
      for (int piece = 0; piece < contents.size(); piece++) {
        long at = (long) piece * pieceBytes;
        switch (contents.get(piece)) {
          case INCOMPRESSIBLE -> writeAll(channel, at, noise(pieceBytes, random));
          case TEXT -> writeAll(channel, at, text(pieceBytes, random));
          case HOLE -> {}
        }
      }
      // The last piece is data, so the file has its size without a written zero.
    }
  }

  private static List<Content> contents(long pieces, Random random) {
    List<Content> contents = new ArrayList<>();
    for (long piece = 0; piece < pieces; piece += 4) {
      contents.addAll(
          List.of(Content.INCOMPRESSIBLE, Content.INCOMPRESSIBLE, Content.TEXT, Content.HOLE));
    }
    int last = contents.size() - 1;
    Collections.shuffle(contents, random);
    Collections.swap(contents, last, contents.indexOf(Content.INCOMPRESSIBLE));
    return contents;
  }

  private static byte[] noise(int length, Random random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] text(int length, Random random) {
    StringBuilder text = new StringBuilder(length + 200);
    while (text.length() < length) {
      text.append("2026-01-02T03:04:")
          .append(10 + random.nextInt(50))
          .append(" INFO request ")
          .append(Integer.toHexString(random.nextInt()))
          .append(" of user-")
          .append(random.nextInt(500))
          .append(" to /v3/volumes/")
          .append(random.nextInt(10_000))
          .append(" took ")
          .append(random.nextInt(900))
          .append(" ms, status 200\n");
    }
    return text.substring(0, length).getBytes(StandardCharsets.US_ASCII);
  }

  /** Changes a hundredth of the image, in small pieces far apart. */
  public static void change(Path file, long size) throws IOException {
    Random random = new Random(SEED + 1);
    long apart = 100L * CHANGE;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (long at = 0; at + apart <= size; at += apart) {
        long within = random.nextInt(100) * (long) CHANGE;
        writeAll(channel, at + within, noise(CHANGE, random));
      }
    }
  }

  private static void writeAll(FileChannel channel, long at, byte[] bytes) throws IOException {
    ByteBuffer source = ByteBuffer.wrap(bytes);
    while (source.hasRemaining()) {
      channel.write(source, at + source.position());
    }
  }
}
