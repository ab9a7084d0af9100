package io.holdfast.engine.device;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Files with holes, for tests. */
public final class SparseFiles {

  private SparseFiles() {}

  /** A file that is one hole. */
  public static Path make(Path file, long size) throws IOException {
    try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
      made.setLength(size);
    }
    return file;
  }

  /** Bytes of a file that are not in holes. */
  public static long dataBytes(Path file) throws IOException {
    try (BlockDevice device = FileDevice.open(file, false)) {
      return device.extents().list().stream()
          .filter(extent -> extent.kind() == Extent.Kind.DATA)
          .mapToLong(Extent::length)
          .sum();
    }
  }
}
