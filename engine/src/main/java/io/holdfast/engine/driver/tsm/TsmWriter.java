package io.holdfast.engine.driver.tsm;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.Extent;
import io.holdfast.engine.device.Extent.Kind;
import io.holdfast.engine.device.FileDevice;
import io.holdfast.engine.device.SnapshotDevice;
import io.holdfast.engine.driver.BackupRefusedException;
import io.holdfast.engine.driver.BackupResult;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Gives a device the path that the client stores it by, and lets the client store it. A file or
 * block device gets a second name there; what has no path, or lies in another file system, is
 * copied. One backup each.
 */
final class TsmWriter {

  private static final int PARTS = 2;

  private final Transfer transfer;
  private final BlockDevice source;
  private final StagingEntry entry;
  private final Path path;

  TsmWriter(Transfer transfer, BlockDevice source, StagingEntry entry) {
    this.transfer = transfer;
    this.source = source;
    this.entry = entry;
    this.path = Path.of(transfer.place().path());
  }

  BackupResult write() throws IOException {
    boolean linked = link();
    FileTime changed = linked ? changed() : null;
    DevicePass.Found found = linked ? hash() : copy();
    store(transfer.place().mode(), path);
    if (linked && !changed.equals(changed())) {
      throw new IOException(
          "The volume's file has changed while it was backed up: " + sourcePath());
    }
    if (source instanceof SnapshotDevice device) {
      device.requireSnapshot();
    }
    // The description comes last: where it is, the backup is whole.
    writeDescription(found);
    store(BackupMode.FILE, entry.description());
    part(PARTS - 1).done(source.size());
    transfer.control().progress(source.size(), source.size());
    return new BackupResult(
        0, source.size(), found.readBytes(), found.readBytes(), found.extentsKnown());
  }

  private void store(BackupMode mode, Path stored) throws IOException {
    Part part = part(PARTS - 1);
    transfer.client().store(mode, stored.toString(), () -> part.done(0));
  }

  private Part part(int number) {
    return new Part(transfer.control(), number, PARTS, source.size());
  }

  /** Makes a second name of what the source lies in. False if it must be copied. */
  private boolean link() throws IOException {
    if (transfer.place().mode() == BackupMode.IMAGE) {
      Files.createLink(path, blockDevice());
      return true;
    }
    if (!(source instanceof FileDevice) || !Files.isRegularFile(sourcePath())) {
      return false;
    }
    try {
      Files.createLink(path, sourcePath());
      return true;
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (IOException | UnsupportedOperationException elsewhere) {
      return false;
    }
  }

  private Path sourcePath() throws IOException {
    return ((FileDevice) source).path().toRealPath();
  }

  private Path blockDevice() throws IOException {
    if (!(source instanceof FileDevice) || !StagingEntry.isBlockDevice(sourcePath())) {
      throw new BackupRefusedException(
          "This volume is no block device of the node, so TSM cannot store it as an image; set the target's option mode to file.");
    }
    return sourcePath();
  }

  private FileTime changed() throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).lastModifiedTime();
  }

  private DevicePass.Found hash() throws IOException {
    return DevicePass.hash(source, transfer.budget(), transfer.settings().windowBytes(), part(0));
  }

  private DevicePass.Found copy() throws IOException {
    transfer.staging().requireSpace(dataBytes());
    createPrivate(entry.data());
    try (RandomAccessFile file = new RandomAccessFile(entry.data().toFile(), "rw")) {
      file.setLength(source.size());
    }
    try (FileDevice copy = FileDevice.open(entry.data(), true)) {
      DevicePass.Found found =
          DevicePass.copy(
              source, copy, true, transfer.budget(), transfer.settings().windowBytes(), part(0));
      copy.flush();
      return found;
    }
  }

  private long dataBytes() throws IOException {
    return source.extents().list().stream()
        .filter(extent -> extent.kind() != Kind.ZERO)
        .mapToLong(Extent::length)
        .sum();
  }

  private void writeDescription(DevicePass.Found found) throws IOException {
    TsmDescription description =
        new TsmDescription(
            transfer.record().id(),
            transfer.record().volumeId(),
            source.size(),
            found.sha256(),
            transfer.record().volumeMeta());
    createPrivate(entry.description());
    Files.write(entry.description(), description.json(), StandardOpenOption.WRITE);
  }

  /** Fails if something is there. */
  private static void createPrivate(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
