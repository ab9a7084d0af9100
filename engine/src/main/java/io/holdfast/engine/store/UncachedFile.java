package io.holdfast.engine.store;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/**
 * Moves large pieces between memory and a file past the page cache: the copy there costs more than
 * all else, and drives out what others want to read again. Not every file system can do that, and
 * it moves whole blocks only. So each call is an attempt, and whoever makes it does the rest in the
 * ordinary way, where what is wrong with the file shows too. Used by one thread.
 */
final class UncachedFile implements Closeable {

  /** Smaller pieces are moved in less time than another file handle takes. */
  static final int SMALLEST = 1 << 20;

  private final Path path;
  private final OpenOption access;
  private FileChannel channel;
  private int block;
  private boolean impossible;

  /**
   * Opens nothing yet.
   *
   * @param access to read or to write a file that is there
   */
  UncachedFile(Path path, OpenOption access) {
    this.path = path;
    this.access = access;
  }

  /** Writes as many bytes as it can; the buffer's position moves over them. */
  void write(ByteBuffer bytes, long at) {
    move(bytes, at, blocks -> writeAll(blocks, at));
  }

  private void writeAll(ByteBuffer blocks, long at) throws IOException {
    while (blocks.hasRemaining()) {
      channel.write(blocks, at + blocks.position());
    }
  }

  /** Reads some bytes if it can; the buffer's position moves over them. */
  void read(ByteBuffer target, long at) {
    move(target, at, blocks -> channel.read(blocks, at));
  }

  private interface Movement {
    void of(ByteBuffer blocks) throws IOException;
  }

  private void move(ByteBuffer bytes, long at, Movement movement) {
    if (impossible || !bytes.isDirect() || bytes.remaining() < SMALLEST) {
      return;
    }
    int begin = bytes.position();
    ByteBuffer blocks = null;
    try {
      open();
      if (at % block != 0 || bytes.alignmentOffset(begin, block) != 0) {
        return;
      }
      blocks = bytes.slice(begin, bytes.remaining() / block * block);
      movement.of(blocks);
    } catch (IOException | UnsupportedOperationException leftToTheOrdinaryWay) {
      impossible = true;
    } finally {
      bytes.position(begin + (blocks == null ? 0 : blocks.position()));
    }
  }

  private void open() throws IOException {
    if (channel == null) {
      block = Math.toIntExact(Files.getFileStore(path).getBlockSize());
      if (Integer.bitCount(block) != 1) {
        throw new IOException(path + " has blocks of " + block + " bytes");
      }
      channel = FileChannel.open(path, access, ExtendedOpenOption.DIRECT);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
