package io.holdfast.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.nio.file.ExtendedOpenOption;
import io.holdfast.engine.pipeline.Lease;
import io.holdfast.engine.pipeline.MemoryBudget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Large objects: some of their bytes go past the page cache, and some do not. */
class UncachedFileTest {

  private static final int LARGE = 3 << 20;

  /**
   * A file system in memory, which every Linux machine has; it may or may not take whole blocks.
   */
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  @TempDir private Path folder;

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] putAndGet(Path root, ByteBuffer bytes, int from, int to)
      throws IOException {
    PosixObjectStore store = new PosixObjectStore(root);
    ByteBuffer object = bytes.slice(from, to - from);
    store.put("c", "name", Payload.of(object));
    assertThat(object.remaining()).isEqualTo(to - from);
    try (InputStream stream = store.get("c", "name")) {
      return stream.readAllBytes();
    }
  }

  private static ByteBuffer direct(byte[] bytes) throws IOException {
    Lease lease = new MemoryBudget(2L * LARGE).acquire(bytes.length);
    return lease.<ByteBuffer>use(memory -> memory.put(bytes).flip());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3145728", // whole blocks
    "4096, 3145728", // at another page
    "0, 3145727", // a part of a block at the end
    "1, 3145728", // at no page
    "0, 1048575", // too small
    "0, 0"
  })
  void objectsComeBackWhateverOfThemIsWholeBlocks(int from, int to) throws IOException {
    byte[] bytes = noise(LARGE);
    byte[] expected = Arrays.copyOfRange(bytes, from, to);
    assertThat(putAndGet(folder, direct(bytes), from, to)).isEqualTo(expected);
  }

  @Test
  void objectsOnTheHeapComeBack() throws IOException {
    byte[] bytes = noise(LARGE);
    assertThat(putAndGet(folder, ByteBuffer.wrap(bytes), 0, LARGE)).isEqualTo(bytes);
  }

  @Test
  void objectsComeBackFromAFileSystemOfAnotherKind() throws IOException {
    byte[] bytes = noise(LARGE - 1);
    Path root = Files.createTempDirectory(SHARED_MEMORY, "holdfast-");
    try {
      assertThat(putAndGet(root, direct(bytes), 0, bytes.length)).isEqualTo(bytes);
      Files.delete(root.resolve("c/name"));
      Files.delete(root.resolve("c"));
    } finally {
      Files.deleteIfExists(root);
    }
  }

  /** As a restore does: pieces into buffers, then one byte to see that it is the end. */
  @ParameterizedTest
  @ValueSource(ints = {LARGE, LARGE - 1, LARGE - 4096, (2 << 20) + 5, 1 << 20, 100})
  void filesAreReadIntoBuffersPieceByPiece(int length) throws IOException {
    byte[] bytes = noise(length);
    Path file = Files.write(folder.resolve("file"), bytes);
    ByteBuffer all = direct(new byte[length]);
    try (FileObject object = FileObject.open(file)) {
      for (int at = 0; at < length; at += 2 << 20) {
        ByteBuffer piece = all.slice(at, Math.min(2 << 20, length - at));
        while (piece.hasRemaining()) {
          assertThat(object.read(piece)).isPositive();
        }
      }
      assertThat(object.read()).isEqualTo(-1);
      assertThat(object.read(ByteBuffer.allocateDirect(2 << 20))).isEqualTo(-1);
    }
    byte[] read = new byte[length];
    all.get(0, read);
    assertThat(read).isEqualTo(bytes);
  }

  @Test
  void streamAndBuffersGoOnWhereTheOtherStopped() throws IOException {
    byte[] bytes = noise(LARGE);
    Path file = Files.write(folder.resolve("file"), bytes);
    try (FileObject object = FileObject.open(file)) {
      ByteBuffer first = direct(new byte[1 << 20]);
      while (first.hasRemaining()) {
        object.read(first);
      }
      assertThat((byte) object.read()).isEqualTo(bytes[1 << 20]);
      ByteBuffer second = direct(new byte[1 << 20]);
      object.read(second);
      assertThat(second.get(0)).isEqualTo(bytes[(1 << 20) + 1]);
    }
  }

  /** Asks the file system itself, with one block. */
  private boolean takesBlocksOf(long block) throws IOException {
    Path file = Files.createFile(folder.resolve("asked"));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, ExtendedOpenOption.DIRECT)) {
      ByteBuffer page = ByteBuffer.allocateDirect(3 << 12).alignedSlice(1 << 12);
      return channel.write(page.limit((int) block)) == block;
    } catch (IOException | UnsupportedOperationException cannot) {
      return false;
    }
  }

  @Test
  void wholeBlocksAreWrittenWhereTheFileSystemCanAndNothingIsSaidWhereItCannot()
      throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    ByteBuffer bytes = direct(noise(LARGE - 1));
    try (UncachedFile uncached = new UncachedFile(file, StandardOpenOption.WRITE)) {
      uncached.write(bytes, 0);
    }
    long block = Files.getFileStore(file).getBlockSize();
    long written = takesBlocksOf(block) ? LARGE - block : 0;
    assertThat(bytes.position()).isEqualTo((int) written);
    assertThat(Files.size(file)).isEqualTo(written);

    ByteBuffer others = direct(noise(LARGE));
    try (UncachedFile missing =
        new UncachedFile(folder.resolve("missing"), StandardOpenOption.WRITE)) {
      missing.write(others, 0);
    }
    assertThat(others.position()).isZero();
  }
}
