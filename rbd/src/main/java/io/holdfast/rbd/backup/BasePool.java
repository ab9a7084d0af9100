package io.holdfast.rbd.backup;

import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.BackupRefusedException;
import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.rbd.BackupSnapshots;
import io.holdfast.rbd.CephException;
import io.holdfast.rbd.Image;
import io.holdfast.rbd.ImageSnapshot;
import io.holdfast.rbd.Pool;
import io.holdfast.rbd.RbdDevice;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A pool as a place of backups: which image and snapshot a record means. One job each. */
final class BasePool implements Closeable {

  private static final int LONGEST_METADATA = 1 << 20;
  private static final long BETWEEN_TRIES_MILLIS = 1000;

  private final Pool pool;

  BasePool(Pool pool) {
    this.pool = pool;
  }

  /**
   * The image that a backup lies in: the one its record names, or else one of Cinder's rules.
   *
   * @return null if no image is named and none is there
   */
  String baseOf(BackupRecord backup) throws IOException {
    if (backup.serviceMetadata() != null) {
      return ServiceMetadata.base(backup.serviceMetadata());
    }
    String own = BaseName.of(backup.volumeId(), backup.id());
    if (pool.contains(own)) {
      return own;
    }
    String legacy = BaseName.legacy(backup.volumeId());
    return pool.contains(legacy) && hasDescription(backup) ? legacy : null;
  }

  /**
   * Opens a base image to change it, alone; waits for others that change it.
   *
   * @param control stops the wait
   * @throws CephException missing; taken, after the wait
   */
  Image openAlone(String base, JobControl control) throws IOException {
    long end = System.nanoTime() + pool.cluster().login().limits().removalTime().toNanos();
    Image image = pool.open(base);
    try {
      while (!taken(image, end)) {
        control.progress(0, 1);
        Thread.sleep(BETWEEN_TRIES_MILLIS);
      }
      return image;
    } catch (IOException | RuntimeException failure) {
      image.close();
      throw failure;
    } catch (InterruptedException interrupted) {
      image.close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + image.path(), interrupted);
    }
  }

  private static boolean taken(Image image, long end) throws IOException {
    try {
      image.takeAlone();
      return true;
    } catch (CephException failure) {
      if (!failure.taken() || System.nanoTime() > end) {
        throw failure;
      }
      return false;
    }
  }

  /** The open image as a device; the pool stays open without it. */
  RbdDevice device(Image image) throws IOException {
    return new RbdDevice(pool, image, () -> {});
  }

  /**
   * Opens the state that a backup stored.
   *
   * @throws DamagedBackupException if it is not there, or not certain
   */
  RbdDevice open(BackupRecord backup) throws IOException {
    String base = baseOf(backup);
    if (base == null) {
      throw damaged(backup, "no base image of it is in the pool '" + pool.name() + "'");
    }
    try (Image image = pool.openReadOnly(base)) {
      String snapshot = snapshotOf(backup, image);
      return device(snapshot == null ? pool.openReadOnly(base) : pool.openSnapshot(base, snapshot));
    } catch (CephException failure) {
      if (failure.missing()) {
        throw damaged(backup, "the image " + pool.name() + "/" + base + " is missing");
      }
      throw failure;
    }
  }

  /**
   * Returns if the state that was opened is still there: from one that was removed meanwhile, zeros
   * may have been read instead of data.
   *
   * @throws DamagedBackupException if it is gone
   */
  void requireStillThere(BackupRecord backup) throws IOException {
    open(backup).close();
  }

  /** The name of a backup's snapshot; null if it is one of Cinder's copies without any. */
  private static String snapshotOf(BackupRecord backup, Image image) throws IOException {
    List<ImageSnapshot> all = image.snapshots();
    List<ImageSnapshot> own = BackupSnapshots.of(backup.id(), all);
    if (own.size() == 1) {
      return own.get(0).name();
    }
    boolean othersHave =
        all.stream().anyMatch(known -> BackupSnapshots.backupOf(known.name()).isPresent());
    if (own.isEmpty() && !othersHave && backup.parentId() == null) {
      return null;
    }
    throw damaged(backup, image.path() + " has " + own.size() + " snapshots of it instead of one");
  }

  /** The one snapshot of a backup in an image; null if there is none, or more. */
  static ImageSnapshot onlySnapshot(Image image, String backupId) throws IOException {
    List<ImageSnapshot> own = BackupSnapshots.of(backupId, image.snapshots());
    return own.size() == 1 ? own.get(0) : null;
  }

  static DamagedBackupException damaged(BackupRecord backup, String reason) {
    return new DamagedBackupException("The backup " + backup.id() + " is not whole: " + reason);
  }

  /** The object with the volume's metadata. */
  private static String description(BackupRecord backup) {
    return "backup." + backup.id() + ".meta";
  }

  boolean hasDescription(BackupRecord backup) throws IOException {
    return pool.containsObject(description(backup));
  }

  /** The volume's metadata as it was stored, null if there is none. */
  String readDescription(BackupRecord backup) throws IOException {
    try {
      byte[] text = pool.readObject(description(backup), LONGEST_METADATA);
      return new String(text, StandardCharsets.UTF_8);
    } catch (CephException failure) {
      if (failure.missing()) {
        return null;
      }
      throw failure;
    }
  }

  void writeDescription(BackupRecord backup) throws IOException {
    if (backup.volumeMeta() != null) {
      pool.writeNewObject(
          description(backup), backup.volumeMeta().getBytes(StandardCharsets.UTF_8));
    }
  }

  void removeDescription(BackupRecord backup) throws IOException {
    pool.removeObject(description(backup));
  }

  Pool pool() {
    return pool;
  }

  /** Checks that a name can be one of a pool. */
  static void requireName(String name) throws BackupRefusedException {
    if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,127}")) {
      throw new BackupRefusedException(
          "The container is the name of a pool: letters, digits, dots, dashes and underscores.");
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
