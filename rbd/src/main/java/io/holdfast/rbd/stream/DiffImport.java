package io.holdfast.rbd.stream;

import io.holdfast.rbd.Image;
import io.holdfast.rbd.Pool;
import io.holdfast.rbd.RbdDevice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Applies a stream to an image, which nobody else may change meanwhile. The image must be as at the
 * stream's first snapshot; Ceph's format holds nothing to prove that by.
 */
public final class DiffImport implements DiffReceiver, AutoCloseable {

  private final Pool pool;
  private final Image image;
  private DiffHeader header;
  private RbdDevice device;

  private DiffImport(Pool pool, Image image) {
    this.pool = pool;
    this.image = image;
  }

  /**
   * Reads a stream to its end, and makes its last snapshot. If it fails in the middle, that
   * snapshot is not there; the image may be changed.
   *
   * @throws IOException if the first snapshot is not there, or the last one already is: nothing has
   *     been changed then
   * @throws DamagedStreamException if the stream is cut off or wrong
   */
  public static void apply(InputStream in, Pool pool, String imageName) throws IOException {
    try (DiffImport applied = new DiffImport(pool, pool.open(imageName))) {
      applied.image.takeAlone();
      DiffReader.read(in, applied);
      applied.finish();
    }
  }

  @Override
  public void header(DiffHeader header) throws IOException {
    this.header = header;
    if (header.from() != null && !image.hasSnapshot(header.from())) {
      throw new IOException(
          "The stream goes on from the snapshot '%s', which %s does not have"
              .formatted(header.from(), image.path()));
    }
    if (header.to() != null && image.hasSnapshot(header.to())) {
      throw new IOException(
          "The stream ends with the snapshot '%s', which %s has already"
              .formatted(header.to(), image.path()));
    }
    if (image.size() != header.size()) {
      image.resize(header.size());
    }
    device = new RbdDevice(pool, image, () -> {});
  }

  @Override
  public void data(long offset, ByteBuffer bytes) throws IOException {
    device.write(offset, bytes);
  }

  @Override
  public void zeros(long offset, long length) throws IOException {
    device.zero(offset, length);
  }

  private void finish() throws IOException {
    device.flush();
    if (header.to() != null) {
      image.createSnapshot(header.to());
    }
  }

  @Override
  public void close() {
    image.close();
  }
}
