package io.holdfast.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The folders below the root of a repository.
 *
 * @param root is there, and is never made or removed
 * @param name how messages call the root
 */
record PosixFolders(Path root, String name) {

  /** Of every folder. */
  static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rwxrwx---");

  /** Makes a folder and those above it, each durable, unless it is there. */
  void make(Path folder) throws IOException {
    if (folder.equals(root)) {
      requireRoot();
      return;
    }
    if (isThere(folder)) {
      return;
    }
    make(folder.getParent());
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(MODE));
      Files.setPosixFilePermissions(folder, MODE);
      sync(folder.getParent());
    } catch (FileAlreadyExistsException madeMeanwhile) {
      requireFolder(folder, madeMeanwhile);
    }
  }

  /**
   * What another writer has made, a delete may have removed again; then the caller begins anew.
   * Looked at once: of two looks, the second might find it gone, and take that for a file.
   */
  private static void requireFolder(Path folder, FileAlreadyExistsException madeMeanwhile)
      throws IOException {
    if (!attributes(folder).isDirectory()) {
      throw madeMeanwhile;
    }
  }

  /** Makes the names in a folder durable. */
  void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Removes a folder and those above it, as far as they hold nothing. */
  void removeEmpty(Path start) throws IOException {
    Path folder = start;
    while (!folder.equals(root) && removed(folder)) {
      folder = folder.getParent();
    }
  }

  private static boolean removed(Path folder) throws IOException {
    try {
      return Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException inUse) {
      return false;
    }
  }

  /** False if it is missing: deletes of other backups may take a folder away at any time. */
  boolean isThere(Path folder) throws IOException {
    try {
      requireInside(folder);
      return true;
    } catch (NoSuchFileException removedMeanwhile) {
      return false;
    }
  }

  // A symbolic link below the root could lead anywhere. Attributes, unlike questions with yes or
  // no, tell a folder that is not there from a file system that fails.
  void requireInside(Path folder) throws IOException {
    Path path = root;
    for (Path segment : root.relativize(folder)) {
      path = path.resolve(segment);
      if (attributes(path).isSymbolicLink()) {
        throw new InvalidNameException("the container leads outside the repository");
      }
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private void requireRoot() throws IOException {
    try {
      Files.readAttributes(root, BasicFileAttributes.class);
    } catch (NoSuchFileException gone) {
      throw new NoSuchFileException(name, null, "the backup repository is gone");
    }
  }
}
