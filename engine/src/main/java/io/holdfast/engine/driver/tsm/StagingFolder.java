package io.holdfast.engine.driver.tsm;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;

/**
 * The folder where data lie while the client stores or fetches them. Everything in it belongs to a
 * lock that says whether somebody works with it; what a crash has left is removed by whoever comes
 * next. Threads: any.
 */
final class StagingFolder {

  private static final String LOCK = ".lock";

  private final Path folder;
  private final Path deviceFolder;
  private final long reserveBytes;

  StagingFolder(TsmSettings settings) {
    this.folder = settings.stagingFolder();
    this.deviceFolder = settings.deviceFolder();
    this.reserveBytes = settings.reserveBytes();
  }

  /** Makes the folder unless it is there. Nobody else may read volumes in it. */
  void create() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /** A name that nobody else has. */
  StagingEntry unique(String prefix) throws IOException {
    return entry(prefix + "-" + UUID.randomUUID());
  }

  /**
   * Takes a name, and removes what lies under it and what crashes have left under others.
   *
   * @throws IOException if the name is in use
   */
  StagingEntry entry(String name) throws IOException {
    create();
    removeLeftovers();
    StagingLock lock =
        StagingLock.take(folder.resolve(name + LOCK))
            .orElseThrow(() -> new IOException("%s of %s is in use".formatted(name, folder)));
    StagingEntry entry = new StagingEntry(folder, deviceFolder, name, lock);
    try {
      entry.clear();
      return entry;
    } catch (IOException failure) {
      entry.close();
      throw failure;
    }
  }

  private void removeLeftovers() throws IOException {
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(folder, "*" + LOCK)) {
      for (Path file : locks) {
        removeIfLeft(file);
      }
    }
  }

  private void removeIfLeft(Path file) throws IOException {
    Optional<StagingLock> lock = StagingLock.take(file);
    if (lock.isPresent()) {
      String name = file.getFileName().toString();
      name = name.substring(0, name.length() - LOCK.length());
      try (StagingEntry left = new StagingEntry(folder, deviceFolder, name, lock.get())) {
        if (left.clear()) {
          TsmLog.LOG.removedLeftover(name);
        }
      }
    }
  }

  /**
   * Returns if so much can be written and the reserve still be free.
   *
   * @throws IOException naming the folder and what is missing
   */
  void requireSpace(long bytes) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < reserveBytes || free - reserveBytes < bytes) {
      throw new IOException(
          "The staging folder %s has %d bytes free, but %d are needed and %d must stay free."
              .formatted(folder, free, bytes, reserveBytes));
    }
  }
}
