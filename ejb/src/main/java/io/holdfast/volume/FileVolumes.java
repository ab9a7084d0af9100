package io.holdfast.volume;

import io.holdfast.engine.brick.ConnectionInfo;
import io.holdfast.engine.device.FileClone;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Devices as sparse files in one folder, readable by their owner only. A file is made in a folder
 * of its own and moved when it is whole and on disk, so what has its name is good; every method can
 * be repeated after a crash. Threads: any, but one at a time for one device.
 */
public final class FileVolumes implements VolumeBackend {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final String UNFINISHED = ".part";
  private static final FileAttribute<?> OWNER_ONLY_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path folder;

  /**
   * Devices in a folder, which is made with the first of them.
   *
   * @param folder any path
   */
  public FileVolumes(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /**
   * The file of a device, there or not.
   *
   * @throws IllegalArgumentException if the id is no lower-case UUID, so that no id leads elsewhere
   */
  public Path file(DeviceReference device) {
    if (!UUID.matcher(device.id()).matches()) {
      throw new IllegalArgumentException("not the id of a " + device.kind() + ": " + device.id());
    }
    return folder.resolve(device.toString());
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public ConnectionInfo connection(DeviceReference device) throws IOException {
    size(device);
    return new ConnectionInfo(
        "local",
        Map.of(
            "device_path",
            file(device).toString(),
            device.kind() + "_id",
            device.id(),
            "access_mode",
            device.readOnly() ? "ro" : "rw",
            "encrypted",
            false,
            "discard",
            !device.readOnly()));
  }

  @Override
  public boolean exists(DeviceReference device) {
    return Files.isRegularFile(file(device));
  }

  @Override
  public long size(DeviceReference device) throws IOException {
    Path file = file(device);
    if (!exists(device)) {
      throw new NoSuchFileException(
          file.toString(), null, "the file of " + device + " is missing; look for it on its node");
    }
    return Files.size(file);
  }

  @Override
  public void create(DeviceReference device, long bytes) throws IOException {
    if (isThere(device, bytes)) {
      return;
    }
    Path unfinished = begin(device);
    Files.createFile(unfinished);
    complete(device, unfinished, bytes);
  }

  @Override
  public void snapshot(DeviceReference volume, DeviceReference snapshot) throws IOException {
    copy(volume, snapshot, size(volume));
  }

  @Override
  public void copy(DeviceReference source, DeviceReference device, long bytes) throws IOException {
    if (isThere(device, bytes)) {
      return;
    }
    requireAtMost(source, size(source), bytes);
    Path unfinished = begin(device);
    FileClone.copy(file(source), unfinished);
    complete(device, unfinished, bytes);
  }

  private boolean isThere(DeviceReference device, long bytes) throws IOException {
    if (!exists(device)) {
      return false;
    }
    long size = size(device);
    if (size != bytes) {
      throw new IOException(
          "%s is there with %d bytes instead of %d; delete it first"
              .formatted(device, size, bytes));
    }
    return true;
  }

  /** An empty folder for what is not whole yet, so that all that a crash leaves is found again. */
  private Path begin(DeviceReference device) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder.getParent());
      Files.createDirectories(folder, OWNER_ONLY_FOLDER);
    }
    deleteUnfinished(device);
    Path unfinished = Files.createDirectory(unfinished(device), OWNER_ONLY_FOLDER);
    return unfinished.resolve(device.toString());
  }

  private Path unfinished(DeviceReference device) {
    return folder.resolve(file(device).getFileName() + UNFINISHED);
  }

  private boolean deleteUnfinished(DeviceReference device) throws IOException {
    Path unfinished = unfinished(device);
    if (!Files.isDirectory(unfinished)) {
      return false;
    }
    try (Stream<Path> files = Files.list(unfinished)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(unfinished);
    return true;
  }

  private void complete(DeviceReference device, Path unfinished, long bytes) throws IOException {
    Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-------"));
    setLength(unfinished, bytes);
    Files.move(unfinished, file(device), StandardCopyOption.ATOMIC_MOVE);
    deleteUnfinished(device);
    syncFolder();
  }

  private static void setLength(Path file, long bytes) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(bytes);
      open.getFD().sync();
    }
  }

  /** Makes a deletion or a rename outlast a power cut. */
  private void syncFolder() throws IOException {
    try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
      open.force(true);
    }
  }

  @Override
  public void grow(DeviceReference device, long bytes) throws IOException {
    long size = size(device);
    requireAtMost(device, size, bytes);
    if (size < bytes) {
      setLength(file(device), bytes);
    }
  }

  private static void requireAtMost(DeviceReference device, long size, long bytes)
      throws IOException {
    if (size > bytes) {
      throw new IOException(
          "%s has %d bytes, which do not fit into %d".formatted(device, size, bytes));
    }
  }

  @Override
  public void delete(DeviceReference device) throws IOException {
    boolean unfinished = deleteUnfinished(device);
    if (Files.deleteIfExists(file(device)) || unfinished) {
      syncFolder();
    }
  }
}
