package io.holdfast.engine.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An object that is a file, to be read as a stream or, without copies on the way, into a buffer.
 * Used by one thread.
 */
final class FileObject extends FilterInputStream implements ReadableByteChannel {

  private final FileChannel file;
  private final UncachedFile uncached;

  private FileObject(FileChannel file, Path path) {
    super(Channels.newInputStream(file));
    this.file = file;
    this.uncached = new UncachedFile(path, StandardOpenOption.READ);
  }

  static FileObject open(Path path) throws IOException {
    return new FileObject(FileChannel.open(path, StandardOpenOption.READ), path);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int begin = target.position();
    long at = file.position();
    uncached.read(target, at);
    int read = target.position() - begin;
    if (read == 0) {
      return file.read(target);
    }
    file.position(at + read);
    return read;
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    try (uncached) {
      super.close();
    }
  }
}
