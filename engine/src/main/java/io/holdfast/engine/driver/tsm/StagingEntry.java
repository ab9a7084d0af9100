package io.holdfast.engine.driver.tsm;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A name of the staging folder while somebody works with it, and what lies under it: data, their
 * description, and the name of a block device. Closing removes them all. One thread.
 */
final class StagingEntry implements Closeable {

  static final String DESCRIPTION = ".json";

  private static final int KIND_OF_FILE = 0xF000;
  private static final int BLOCK_DEVICE = 0x6000;

  private final Path data;
  private final Path description;
  private final Path device;
  private final StagingLock lock;

  StagingEntry(Path stagingFolder, Path deviceFolder, String name, StagingLock lock) {
    this.data = stagingFolder.resolve(name);
    this.description = stagingFolder.resolve(name + DESCRIPTION);
    this.device = deviceFolder.resolve(name);
    this.lock = lock;
  }

  /** Where the data of a file lie. */
  Path data() {
    return data;
  }

  Path description() {
    return description;
  }

  /**
   * Removes whatever lies under the name. Of devices only the name goes, and only of block devices.
   *
   * @return true if there was something
   */
  boolean clear() throws IOException {
    boolean cleared = Files.deleteIfExists(data);
    cleared |= Files.deleteIfExists(description);
    if (isBlockDevice(device)) {
      cleared |= Files.deleteIfExists(device);
    }
    return cleared;
  }

  static boolean isBlockDevice(Path path) throws IOException {
    try {
      int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      return (mode & KIND_OF_FILE) == BLOCK_DEVICE;
    } catch (NoSuchFileException nothing) {
      return false;
    }
  }

  /** Removes all. What cannot be removed is found by the lock's file and removed later. */
  @Override
  public void close() {
    try {
      if (cleared()) {
        lock.close();
      } else {
        lock.release();
      }
    } catch (IOException failure) {
      TsmLog.LOG.notRemoved(failure, data.toString());
    }
  }

  private boolean cleared() {
    try {
      clear();
      return true;
    } catch (IOException failure) {
      TsmLog.LOG.notRemoved(failure, data.toString());
      return false;
    }
  }
}
