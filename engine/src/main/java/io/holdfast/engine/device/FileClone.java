package io.holdfast.engine.device;

import io.holdfast.engine.device.posix.FileHoles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Copies a file so that the copy takes no more space than it must: by reflink where the file system
 * can, else data only, holes kept.
 */
public final class FileClone {

  /** How a copy was made. */
  public enum Way {
    REFLINK,
    SPARSE_COPY
  }

  private static final int PIECE = 1 << 20;

  private FileClone() {}

  /**
   * Copies to a name that is not taken. The copy is whole and durable, or not there.
   *
   * @throws FileAlreadyExistsException if the name is taken
   */
  public static Way copy(Path source, Path target) throws IOException {
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Path temporary = target.resolveSibling(".clone-" + UUID.randomUUID());
    try {
      Files.createFile(
          temporary,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Way way = fill(source, temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      sync(target.toAbsolutePath().getParent(), StandardOpenOption.READ);
      return way;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static Way fill(Path source, Path target) throws IOException {
    boolean reflinked = FileHoles.reflink(source, target);
    if (!reflinked) {
      copyData(source, target);
    }
    sync(target, StandardOpenOption.WRITE);
    return reflinked ? Way.REFLINK : Way.SPARSE_COPY;
  }

  private static void copyData(Path source, Path target) throws IOException {
    setSize(target, Files.size(source));
    try (FileChannel from = FileChannel.open(source);
        FileChannel to = FileChannel.open(target, Set.of(StandardOpenOption.WRITE))) {
      for (Extent extent : FileHoles.extents(source, from.size()).list()) {
        if (extent.kind() == Extent.Kind.DATA) {
          copyExtent(from, to, extent);
        }
      }
    }
  }

  // Longer by a hole: a written byte would take a block.
  private static void setSize(Path file, long size) throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.setLength(size);
    }
  }

  private static void copyExtent(FileChannel from, FileChannel to, Extent extent)
      throws IOException {
    long at = extent.offset();
    while (at < extent.end()) {
      to.position(at);
      long copied = from.transferTo(at, Math.min(PIECE, extent.end() - at), to);
      if (copied <= 0) {
        throw new IOException("the file became shorter while it was copied, at offset " + at);
      }
      at += copied;
    }
  }

  private static void sync(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }
}
