package io.holdfast.engine.driver.tsm;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says that a name of the staging folder is in use. The lock of the file ends with the process that
 * has it, so that what a crash has left can be told from what is being worked on.
 */
final class StagingLock implements Closeable {

  /** The kernel gives up a process's lock when any handle to its file is closed. */
  private static final Set<Path> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private StagingLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock if nobody has it.
   *
   * @param file absolute; made if it is missing
   */
  static Optional<StagingLock> take(Path file) throws IOException {
    if (!OF_THIS_PROCESS.add(file)) {
      return Optional.empty();
    }
    Optional<StagingLock> taken = Optional.empty();
    try {
      taken = takeAlone(file);
      return taken;
    } finally {
      if (taken.isEmpty()) {
        OF_THIS_PROCESS.remove(file);
      }
    }
  }

  private static Optional<StagingLock> takeAlone(Path file) throws IOException {
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = null;
      try {
        lock = channel.tryLock();
        if (lock == null) {
          return Optional.empty();
        }
        // Whoever had it before may have removed the file that was opened here.
        if (Files.exists(file)) {
          return Optional.of(new StagingLock(file, channel));
        }
        lock = null;
      } finally {
        if (lock == null) {
          channel.close();
        }
      }
    }
  }

  /** Gives the lock up, but leaves its file: there is something left to remove. */
  void release() throws IOException {
    try {
      channel.close();
    } finally {
      OF_THIS_PROCESS.remove(file);
    }
  }

  /** Removes the file and gives the lock up. */
  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(file);
    } finally {
      release();
    }
  }
}
