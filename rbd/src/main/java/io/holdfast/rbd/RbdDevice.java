package io.holdfast.rbd;

import io.holdfast.engine.device.Batch;
import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.Extents;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * An image as a device. Reads and writes are cut into requests of at most 4 MiB, of which up to
 * {@code requestsAtOnce} of each call are under way together; memory of direct buffers is not
 * copied. A range of it may be read while others write it: whoever needs one state opens {@link
 * RbdSnapshotDevice}.
 */
public final class RbdDevice implements BlockDevice {

  private static final int BOUNCE_BYTES = Requests.LARGEST;

  private final Pool pool;
  private final Image image;
  private final long size;
  private final int requestsAtOnce;
  private final Closeable connection;

  /**
   * Takes the image over: it is closed with the device.
   *
   * @param connection what else is closed with the device
   */
  public RbdDevice(Pool pool, Image image, Closeable connection) throws IOException {
    this.pool = pool;
    this.image = image;
    this.requestsAtOnce = pool.cluster().login().limits().requestsAtOnce();
    this.connection = connection;
    this.size = image.size();
  }

  /** The pool that the image lies in, open for as long as the device. */
  public Pool pool() {
    return pool;
  }

  /** The open image. */
  public Image image() {
    return image;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long offset, ByteBuffer target) throws IOException {
    int length = (int) Math.min(target.remaining(), Math.max(0, size - offset));
    if (length == 0) {
      return 0;
    }
    if (target.isDirect()) {
      readDirect(offset, target, length);
    } else {
      readThroughBounce(offset, target, length);
    }
    return length;
  }

  private void readDirect(long offset, ByteBuffer target, int length) throws IOException {
    try (Batch batch = batch()) {
      batch.read(offset, target.slice(target.position(), length));
      batch.finish();
    }
    target.position(target.position() + length);
  }

  private void readThroughBounce(long offset, ByteBuffer target, int length) throws IOException {
    ByteBuffer bounce = ByteBuffer.allocateDirect(Math.min(length, BOUNCE_BYTES));
    for (int done = 0; done < length; done += bounce.limit()) {
      bounce.clear().limit(Math.min(bounce.capacity(), length - done));
      readDirect(offset + done, bounce, bounce.remaining());
      target.put(bounce.flip());
    }
  }

  @Override
  public void write(long offset, ByteBuffer source) throws IOException {
    check(offset, source.remaining());
    if (!source.hasRemaining()) {
      return;
    }
    if (source.isDirect()) {
      writeDirect(offset, source);
    } else {
      writeThroughBounce(offset, source);
    }
  }

  private void writeDirect(long offset, ByteBuffer source) throws IOException {
    try (Batch batch = batch()) {
      batch.write(offset, source);
      batch.finish();
    }
    source.position(source.limit());
  }

  private void writeThroughBounce(long offset, ByteBuffer source) throws IOException {
    ByteBuffer bounce = ByteBuffer.allocateDirect(Math.min(source.remaining(), BOUNCE_BYTES));
    long at = offset;
    while (source.hasRemaining()) {
      int piece = Math.min(bounce.capacity(), source.remaining());
      bounce.clear().put(source.slice(source.position(), piece)).flip();
      source.position(source.position() + piece);
      writeDirect(at, bounce);
      at += piece;
    }
  }

  @Override
  public void zero(long offset, long length) throws IOException {
    try (Batch batch = batch()) {
      batch.zero(offset, length);
      batch.finish();
    }
  }

  @Override
  public Batch batch() throws IOException {
    return new RbdBatch(this, image.requests(requestsAtOnce));
  }

  void check(long offset, long length) throws IOException {
    if (offset < 0 || length < 0 || offset > size - length) {
      throw new IOException(
          "%d bytes at offset %d are not inside %s of %d bytes"
              .formatted(length, offset, image.path(), size));
    }
  }

  @Override
  public void flush() throws IOException {
    image.flush();
  }

  @Override
  public Extents extents() throws IOException {
    return RbdExtents.ofData(image, size);
  }

  @Override
  public void close() throws IOException {
    image.close();
    connection.close();
  }
}
