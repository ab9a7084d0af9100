package io.holdfast.engine.driver.tsm;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.FileDevice;
import io.holdfast.engine.driver.BackupRefusedException;
import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.driver.RestoreResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Lets the client fetch a backup into the staging folder, checks it there, and only then brings it
 * to a device: neither a damaged backup nor the client itself ever writes to one. One restore or
 * verification each.
 */
final class TsmReader {

  private static final int GIB_SHIFT = 30;

  private final Transfer transfer;
  private final StagingEntry entry;
  private final int parts;
  private final TsmDescription description;

  /**
   * Fetches the description, if there is to be one.
   *
   * @param parts 2 for a verification, 3 for a restore
   * @throws DamagedBackupException if the description is missing or damaged
   */
  TsmReader(Transfer transfer, StagingEntry entry, int parts) throws IOException {
    this.transfer = transfer;
    this.entry = entry;
    this.parts = parts;
    this.description = fetchDescription(transfer, entry).orElse(null);
  }

  /** The description of a backup; empty for those of Cinder's. */
  static Optional<TsmDescription> fetchDescription(Transfer transfer, StagingEntry entry)
      throws IOException {
    Optional<String> name = transfer.place().description();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Path file = entry.description();
    ClientRun.Look look = () -> transfer.control().progress(0, rowBytes(transfer));
    look.look();
    transfer.client().fetch(BackupMode.FILE, name.get(), file, true, look);
    requireRegular(file, name.get());
    if (Files.size(file) > TsmDescription.MOST_BYTES) {
      throw new DamagedBackupException(
          "What TSM has as %s is no description.".formatted(name.get()));
    }
    TsmDescription read = TsmDescription.of(Files.readAllBytes(file), name.get());
    if (!read.backupId().equals(transfer.record().id())) {
      throw new DamagedBackupException(
          "What TSM has as %s describes another backup.".formatted(name.get()));
    }
    return Optional.of(read);
  }

  /** Checks everything, and writes nothing. */
  RestoreResult verify() throws IOException {
    fetchData();
    try (FileDevice data = FileDevice.open(entry.data(), false)) {
      check(data);
      return result(data);
    }
  }

  /** Checks everything, and then writes it. */
  RestoreResult restoreTo(BlockDevice target) throws IOException {
    if (description != null) {
      requireRoom(description.bytes(), target);
    }
    fetchData();
    try (FileDevice data = FileDevice.open(entry.data(), false)) {
      requireRoom(data.size(), target);
      String sha256 = check(data);
      DevicePass.Found written =
          DevicePass.copy(
              data,
              target,
              false,
              transfer.budget(),
              transfer.settings().windowBytes(),
              part(2, data.size()));
      requireDigest(sha256, written.sha256());
      zeroRest(data, target);
      target.flush();
      transfer.control().progress(data.size(), data.size());
      return result(data);
    }
  }

  private static void requireRoom(long bytes, BlockDevice target) throws BackupRefusedException {
    if (bytes > target.size()) {
      throw new BackupRefusedException(
          "The backup holds %d bytes, but the volume has only %d.".formatted(bytes, target.size()));
    }
  }

  private static long rowBytes(Transfer transfer) {
    return (long) transfer.record().sizeGib() << GIB_SHIFT;
  }

  private long expectedBytes() {
    return description == null ? rowBytes(transfer) : description.bytes();
  }

  private Part part(int number, long total) {
    return new Part(transfer.control(), number, parts, total);
  }

  private void fetchData() throws IOException {
    transfer.staging().requireSpace(expectedBytes());
    Part fetching = part(0, expectedBytes());
    Path file = entry.data();
    transfer
        .client()
        .fetch(
            transfer.place().mode(),
            transfer.place().path(),
            file,
            description != null,
            () -> lookAt(file, fetching));
    requireRegular(file, transfer.place().path());
  }

  private void lookAt(Path file, Part fetching) throws IOException {
    long bytes = Files.exists(file) ? Files.size(file) : 0;
    fetching.done(bytes);
    if (description != null && bytes > description.bytes()) {
      throw wrongLength(bytes);
    }
    transfer.staging().requireSpace(0);
  }

  private static void requireRegular(Path file, String name) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(
          "The client of TSM said that it restored %s, but there is no file.".formatted(name));
    }
  }

  private DamagedBackupException wrongLength(long bytes) {
    return new DamagedBackupException(
        "%s came back from TSM with %d bytes instead of %d."
            .formatted(transfer.place().path(), bytes, expectedBytes()));
  }

  /** Holds what was fetched against the description, or against all that the row knows. */
  private String check(FileDevice data) throws IOException {
    if (description == null ? data.size() < expectedBytes() : data.size() != expectedBytes()) {
      throw wrongLength(data.size());
    }
    DevicePass.Found found =
        DevicePass.hash(
            data, transfer.budget(), transfer.settings().windowBytes(), part(1, data.size()));
    if (description == null) {
      TsmLog.LOG.unproven(transfer.record().id());
    } else {
      requireDigest(description.sha256(), found.sha256());
    }
    return found.sha256();
  }

  private void requireDigest(String expected, String found) throws DamagedBackupException {
    if (!expected.equals(found)) {
      throw new DamagedBackupException(
          "%s came back from TSM with other data than were stored: its SHA-256 is %s instead of %s."
              .formatted(transfer.place().path(), found, expected));
    }
  }

  private void zeroRest(FileDevice data, BlockDevice target) throws IOException {
    int piece = transfer.settings().windowBytes();
    for (long at = data.size(); at < target.size(); at += piece) {
      target.zero(at, Math.min(piece, target.size() - at));
      transfer.control().progress(data.size(), data.size());
    }
  }

  private RestoreResult result(FileDevice data) {
    return new RestoreResult(description == null ? null : description.volumeMeta(), data.size(), 0);
  }
}
