package io.holdfast.engine.store.mount;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * One at a time mounts at a place: among the threads of this process and the processes of this
 * host. Lies in a file beside the mount point, which ends with nobody's lock when its process does.
 */
final class MountLock implements AutoCloseable {

  private static final long LOOK_MILLIS = 50;

  private final FileChannel file;

  private MountLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Waits for the lock.
   *
   * @throws IOException if it is not free within the limit
   */
  static MountLock of(Path point, Duration limit) throws IOException {
    Files.createDirectories(point.getParent());
    Path path = point.resolveSibling("." + point.getFileName() + ".lock");
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      await(file, path, limit);
      return new MountLock(file);
    } catch (IOException | RuntimeException failure) {
      file.close();
      throw failure;
    }
  }

  private static void await(FileChannel file, Path path, Duration limit) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    while (!locked(file)) {
      if (System.nanoTime() > end) {
        throw new IOException("another process mounts it and keeps the lock " + path);
      }
      Pause.of(Duration.ofMillis(LOOK_MILLIS));
    }
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException byAnotherThread) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
