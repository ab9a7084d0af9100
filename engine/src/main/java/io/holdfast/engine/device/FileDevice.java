package io.holdfast.engine.device;

import io.holdfast.engine.device.posix.FileHoles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A regular file or block-device node as a device. Opening never creates or shortens anything. */
public final class FileDevice implements BlockDevice {

  private static final int ZEROS = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private final long size;

  private FileDevice(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.size = channel.size();
  }

  /**
   * Opens what is there.
   *
   * @throws java.nio.file.NoSuchFileException if there is nothing
   */
  public static FileDevice open(Path path, boolean writable) throws IOException {
    Set<StandardOpenOption> options =
        writable
            ? Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE)
            : Set.of(StandardOpenOption.READ);
    FileChannel channel = FileChannel.open(path, options);
    try {
      return new FileDevice(path, channel);
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  /** What was opened, as it was named. */
  public Path path() {
    return path;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long offset, ByteBuffer target) throws IOException {
    int start = target.position();
    while (target.hasRemaining()) {
      int read = channel.read(target, offset + target.position() - start);
      if (read < 0) {
        break;
      }
    }
    return target.position() - start;
  }

  @Override
  public void write(long offset, ByteBuffer source) throws IOException {
    Bounds.check(this, offset, source.remaining());
    long at = offset;
    while (source.hasRemaining()) {
      at += channel.write(source, at);
    }
  }

  @Override
  public void zero(long offset, long length) throws IOException {
    Bounds.check(this, offset, length);
    if (length > 0 && !FileHoles.punch(path, offset, length)) {
      writeZeros(offset, length);
    }
  }

  private void writeZeros(long offset, long length) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(ZEROS, length));
    for (long at = offset; at < offset + length; at += zeros.capacity()) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), offset + length - at));
      write(at, zeros);
    }
  }

  @Override
  public void flush() throws IOException {
    channel.force(true);
  }

  @Override
  public Extents extents() throws IOException {
    return FileHoles.extents(path, size);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
