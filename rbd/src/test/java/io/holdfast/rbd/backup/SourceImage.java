package io.holdfast.rbd.backup;

import io.holdfast.engine.driver.BackupLocation;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.BackupResult;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.rbd.BackupSnapshots;
import io.holdfast.rbd.ClusterConnection;
import io.holdfast.rbd.Feature;
import io.holdfast.rbd.Image;
import io.holdfast.rbd.ImageSnapshot;
import io.holdfast.rbd.Pool;
import io.holdfast.rbd.RbdDevice;
import io.holdfast.rbd.RbdSnapshotDevice;
import io.holdfast.rbd.RealCeph;
import io.holdfast.rbd.SharedCeph;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A volume on RBD that is changed and backed up as the service does it. */
final class SourceImage implements AutoCloseable {

  static final int MIB = 1024 * 1024;

  private final ClusterConnection connection;
  private final CephBackupDriver driver;
  final String volumeId;
  final String name;
  BackupResult result;

  SourceImage(CephBackupDriver driver, long bytes) throws IOException {
    this(driver, UUID.randomUUID().toString(), bytes);
  }

  SourceImage(CephBackupDriver driver, String volumeId, long bytes) throws IOException {
    this(driver, volumeId, bytes, () -> SharedCeph.cluster().login("cinder-backup"));
  }

  SourceImage(CephBackupDriver driver, String volumeId, long bytes, ClusterConnection.Login login)
      throws IOException {
    this.connection = new ClusterConnection(login);
    this.driver = driver;
    this.volumeId = volumeId;
    this.name = "volume-" + volumeId;
    connection.in(
        RealCeph.VOLUMES,
        pool -> {
          pool.create(
              name,
              bytes,
              EnumSet.of(
                  Feature.LAYERING, Feature.EXCLUSIVE_LOCK, Feature.OBJECT_MAP, Feature.FAST_DIFF));
          return null;
        });
  }

  /** Writes noise; the same for the same seed. */
  void write(long offset, int length, long seed) throws IOException {
    byte[] noise = new byte[length];
    new Random(seed).nextBytes(noise);
    try (RbdDevice device = open()) {
      device.write(offset, ByteBuffer.wrap(noise));
      device.flush();
    }
  }

  void zero(long offset, long length) throws IOException {
    try (RbdDevice device = open()) {
      device.zero(offset, length);
      device.flush();
    }
  }

  void resize(long bytes) throws IOException {
    try (RbdDevice device = open()) {
      device.image().resize(bytes);
    }
  }

  RbdDevice open() throws IOException {
    return open(RealCeph.VOLUMES, name);
  }

  /** Any image, for reading and writing. */
  RbdDevice open(String poolName, String image) throws IOException {
    Pool pool = connection.pool(poolName);
    return new RbdDevice(pool, pool.open(image), pool::close);
  }

  RbdSnapshotDevice state(String snapshot) throws IOException {
    Pool pool = connection.pool(RealCeph.VOLUMES);
    Image image = pool.openSnapshot(name, snapshot);
    return new RbdSnapshotDevice(new RbdDevice(pool, image, pool::close), snapshot);
  }

  byte[] bytes() throws IOException {
    try (RbdDevice device = open()) {
      return bytes(device);
    }
  }

  static byte[] bytes(RbdDevice device) throws IOException {
    ByteBuffer all = ByteBuffer.allocate((int) device.size());
    device.read(0, all);
    return all.array();
  }

  /** A record with a place, nothing stored yet. */
  BackupRecord located(BackupRecord parent) throws IOException {
    BackupRecord record =
        new BackupRecord(
            UUID.randomUUID().toString(),
            volumeId,
            parent == null ? null : parent.id(),
            "n",
            null,
            null,
            null,
            1,
            0,
            Instant.now(),
            "{\"version\": 2}");
    BackupLocation place = driver.locate(record, parent, null, Instant.now());
    return record.at(place.container(), place.serviceMetadata());
  }

  /** Keeps the state and backs it up. */
  BackupRecord backup(BackupRecord parent) throws IOException {
    BackupRecord record = located(parent);
    backup(record, parent, keep(record), JobControl.NONE);
    return record;
  }

  /** Keeps the state of now for a backup. */
  String keep(BackupRecord record) throws IOException {
    String state = BackupSnapshots.name(record.id(), Instant.now());
    snapshot(state);
    return state;
  }

  void snapshot(String snapshot) throws IOException {
    try (RbdDevice device = open()) {
      device.image().createSnapshot(snapshot);
    }
  }

  void forget(String state) throws IOException {
    try (RbdDevice device = open()) {
      device.image().removeSnapshot(state);
    }
  }

  void backup(BackupRecord record, BackupRecord parent, String state, JobControl control)
      throws IOException {
    try (RbdSnapshotDevice source = state(state)) {
      result = driver.backup(record, parent, source, control);
    }
  }

  /** Restores a chain into a new image of so many bytes, and gives what is in it. */
  byte[] restored(long bytes, BackupRecord... chain) throws IOException {
    String target = "restored-" + UUID.randomUUID();
    return connection.in(
        RealCeph.VOLUMES,
        pool -> {
          pool.create(target, bytes, EnumSet.of(Feature.LAYERING));
          try (RbdDevice device = open(RealCeph.VOLUMES, target)) {
            driver.restore(List.of(chain), device, JobControl.NONE);
            return bytes(device);
          } finally {
            pool.remove(target);
          }
        });
  }

  /** Names of the snapshots of an image of the backups. */
  List<String> snapshots(String base) throws IOException {
    return connection.in(
        RealCeph.BACKUPS,
        pool -> {
          try (Image image = pool.openReadOnly(base)) {
            return image.snapshots().stream().map(ImageSnapshot::name).toList();
          }
        });
  }

  boolean exists(String base) throws IOException {
    return connection.in(RealCeph.BACKUPS, pool -> pool.contains(base));
  }

  @Override
  public void close() throws IOException {
    try (RbdDevice device = open()) {
      for (ImageSnapshot snapshot : device.image().snapshots()) {
        device.image().removeSnapshot(snapshot.name());
      }
    }
    connection.in(
        RealCeph.VOLUMES,
        pool -> {
          pool.remove(name);
          return null;
        });
    connection.close();
  }
}
