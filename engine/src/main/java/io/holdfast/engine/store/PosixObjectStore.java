package io.holdfast.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Objects as files below a root (drivers.md section 1). A put writes a temporary file, syncs it,
 * links it to its name and syncs the folder. Folders get mode 0770, files 0660.
 */
public final class PosixObjectStore implements ObjectStore {

  /** Temporary names begin so; no prefix of a backup does. */
  private static final String TEMPORARY = ".holdfast-";

  private static final FileAttribute<Set<PosixFilePermission>> FOLDER_MODE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwx---"));
  private static final FileAttribute<Set<PosixFilePermission>> FILE_MODE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw----"));

  private final Path root;

  /**
   * A store below a folder, which is made if it is missing.
   *
   * @param root the repository; symbolic links below it may not lead out of it
   */
  public PosixObjectStore(Path root) throws IOException {
    Files.createDirectories(root);
    this.root = root.toRealPath();
  }

  @Override
  public void checkContainer(String container) throws InvalidNameException {
    StoreNames.check("container", container);
  }

  @Override
  public void put(String container, String name, Payload payload) throws IOException {
    Path folder = folder(container);
    makeFolders(folder);
    requireInside(folder);
    Path target = folder.resolve(checked(name));
    Path temporary = folder.resolve(TEMPORARY + UUID.randomUUID());
    try {
      writeSynced(temporary, payload);
      // A link, unlike a rename, fails if the name is taken.
      Files.createLink(target, temporary);
    } finally {
      Files.deleteIfExists(temporary);
    }
    sync(folder);
  }

  private void makeFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (!folder.equals(root)) {
      makeFolders(folder.getParent());
    }
    try {
      Files.createDirectory(folder, FOLDER_MODE);
      sync(folder.getParent());
    } catch (FileAlreadyExistsException madeMeanwhile) {
      if (!Files.isDirectory(folder)) {
        throw madeMeanwhile;
      }
    }
  }

  private static void writeSynced(Path file, Payload payload) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    try (FileChannel channel = FileChannel.open(file, options, FILE_MODE)) {
      payload.writeTo(channel);
      channel.force(true);
    }
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public InputStream get(String container, String name) throws IOException {
    Path folder = folder(container);
    requireInside(folder);
    return Files.newInputStream(folder.resolve(checked(name)));
  }

  @Override
  public List<String> list(String container, String prefix) throws IOException {
    Path folder = folder(container);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    requireInside(folder);
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.startsWith(prefix) && !name.startsWith(TEMPORARY))
          .sorted()
          .toList();
    }
  }

  @Override
  public void delete(String container, String name) throws IOException {
    Path folder = folder(container);
    if (Files.isDirectory(folder)) {
      requireInside(folder);
      Files.deleteIfExists(folder.resolve(checked(name)));
    }
  }

  @Override
  public void deleteContainerIfEmpty(String container) throws IOException {
    Path folder = folder(container);
    if (!Files.isDirectory(folder)) {
      return;
    }
    requireInside(folder);
    removeTemporaries(folder);
    while (!folder.equals(root) && removed(folder)) {
      folder = folder.getParent();
    }
  }

  private static void removeTemporaries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        if (entry.getFileName().toString().startsWith(TEMPORARY)) {
          Files.deleteIfExists(entry);
        }
      }
    }
  }

  private static boolean removed(Path folder) throws IOException {
    try {
      return Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException inUse) {
      return false;
    }
  }

  @Override
  public void check() throws IOException {
    if (!Files.isDirectory(root) || !Files.isWritable(root)) {
      throw new IOException(
          "the backup repository " + root + " is not a folder that can be written");
    }
  }

  private Path folder(String container) throws InvalidNameException {
    checkContainer(container);
    return root.resolve(container);
  }

  private static String checked(String name) throws InvalidNameException {
    StoreNames.check("object name", name);
    if (name.contains("/")) {
      throw new InvalidNameException("an object name in a folder has no slash");
    }
    return name;
  }

  // A symbolic link below the root could lead anywhere.
  private void requireInside(Path folder) throws IOException {
    try {
      if (!folder.toRealPath().startsWith(root)) {
        throw new InvalidNameException("the container leads outside the repository");
      }
    } catch (NoSuchFileException missing) {
      throw new NoSuchFileException(folder.toString(), null, "no such container");
    }
  }
}
