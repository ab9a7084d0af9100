package io.holdfast.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Objects as files below a root (drivers.md section 1). A put writes a temporary file, syncs it,
 * links it to its name and syncs the folder; large objects go past the page cache. Folders get mode
 * 0770, files 0660.
 */
public final class PosixObjectStore implements ObjectStore {

  /** Temporary names begin so, and go on with the name that the object is to have. */
  private static final String TEMPORARY = ".holdfast-";

  private static final Set<PosixFilePermission> FILE_MODE =
      PosixFilePermissions.fromString("rw-rw----");

  /** Deletes of other backups may take a folder away just before it is used. */
  private static final int ATTEMPTS = 5;

  private final Path root;
  private final String name;
  private final PosixFolders folders;

  /**
   * A store below a folder, which is made if it is missing.
   *
   * @param root the repository; symbolic links below it are not followed
   */
  public PosixObjectStore(Path root) throws IOException {
    Files.createDirectories(root, PosixFilePermissions.asFileAttribute(PosixFolders.MODE));
    this.root = root.toRealPath();
    this.name = this.root.toString();
    this.folders = new PosixFolders(this.root, name);
  }

  /**
   * A store below a folder that is there, and is not looked at now.
   *
   * @param root used as it is, also where it leads through a link
   * @param name how messages call it
   */
  public PosixObjectStore(Path root, String name) {
    this.root = root;
    this.name = name;
    this.folders = new PosixFolders(root, name);
  }

  /** Names of folders are bytes, so the server's locale says what can be one. */
  @Override
  public void checkContainer(String container) throws InvalidNameException {
    StoreNames.check("container", container);
    try {
      root.resolve(container);
    } catch (InvalidPathException unwritable) {
      throw new InvalidNameException(
          "the container has characters that the locale of this server cannot write; start it with LC_ALL=C.UTF-8",
          unwritable);
    }
  }

  @Override
  public void put(String container, String name, Payload payload) throws IOException {
    Path folder = folder(container);
    Path target = folder.resolve(checked(name));
    Path temporary = folder.resolve(TEMPORARY + name + "~" + UUID.randomUUID());
    try {
      writeSynced(open(folder, temporary), temporary, payload);
      // A link, unlike a rename, fails if the name is taken.
      Files.createLink(target, temporary);
    } finally {
      Files.deleteIfExists(temporary);
    }
    folders.sync(folder);
  }

  private FileChannel open(Path folder, Path file) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        folders.make(folder);
        return create(file);
      } catch (NoSuchFileException removedMeanwhile) {
        if (attempt == ATTEMPTS) {
          throw removedMeanwhile;
        }
      }
    }
  }

  private static FileChannel create(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
            PosixFilePermissions.asFileAttribute(FILE_MODE));
    try {
      // Once more, because the mask of the process may have taken some away.
      Files.setPosixFilePermissions(file, FILE_MODE);
      return channel;
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  private static void writeSynced(FileChannel file, Path path, Payload payload) throws IOException {
    try (file) {
      Optional<ByteBuffer> bytes = payload.inMemory();
      if (bytes.isPresent()) {
        write(file, path, bytes.get());
      } else {
        payload.writeTo(file);
      }
      file.force(true);
    }
  }

  private static void write(FileChannel file, Path path, ByteBuffer bytes) throws IOException {
    ByteBuffer rest = bytes.slice();
    try (UncachedFile uncached = new UncachedFile(path, StandardOpenOption.WRITE)) {
      uncached.write(rest, 0);
    }
    file.position(rest.position());
    Payload.of(rest).writeTo(file);
  }

  @Override
  public InputStream get(String container, String name) throws IOException {
    Path folder = folder(container);
    folders.requireInside(folder);
    return FileObject.open(folder.resolve(checked(name)));
  }

  @Override
  public List<String> list(String container, String prefix) throws IOException {
    return names(folder(container)).stream()
        .filter(name -> name.startsWith(prefix) && !name.startsWith(TEMPORARY))
        .sorted()
        .toList();
  }

  private List<String> names(Path folder) throws IOException {
    if (!folders.isThere(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    } catch (NoSuchFileException removedMeanwhile) {
      return List.of();
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  @Override
  public void delete(String container, String name) throws IOException {
    Path folder = folder(container);
    if (folders.isThere(folder)) {
      Files.deleteIfExists(folder.resolve(checked(name)));
    }
  }

  @Override
  public void deleteUnfinished(String container, String prefix) throws IOException {
    Path folder = folder(container);
    for (String name : names(folder)) {
      if (name.startsWith(TEMPORARY + prefix)) {
        Files.deleteIfExists(folder.resolve(name));
      }
    }
  }

  @Override
  public void deleteContainerIfEmpty(String container) throws IOException {
    Path folder = folder(container);
    if (folders.isThere(folder)) {
      folders.removeEmpty(folder);
    }
  }

  @Override
  public void check() throws IOException {
    if (!Files.isDirectory(root) || !Files.isWritable(root)) {
      throw new IOException(
          "the backup repository " + name + " is not a folder that can be written");
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
}
