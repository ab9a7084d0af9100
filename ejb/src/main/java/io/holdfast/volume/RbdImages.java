package io.holdfast.volume;

import io.holdfast.rbd.CephException;
import io.holdfast.rbd.ClusterConnection;
import io.holdfast.rbd.Image;
import io.holdfast.rbd.ImageSnapshot;
import io.holdfast.rbd.Pool;
import java.io.IOException;
import java.util.List;

/** The images of one pool, each the volume that its name says. Threads: any. */
final class RbdImages {

  /** Something done to an open image. */
  @FunctionalInterface
  interface ImageWork {
    void on(Image image) throws IOException;
  }

  /** Something done in a pool. */
  @FunctionalInterface
  interface PoolTask {
    void in(Pool pool) throws IOException;
  }

  private final String pool;
  private final ClusterConnection connection;

  RbdImages(String pool, ClusterConnection connection) {
    this.pool = pool;
    this.connection = connection;
  }

  /** The name of the image that a device is, or is a snapshot of. */
  static String name(DeviceReference device) {
    return "volume-" + device.volumeId();
  }

  <T> T inPool(ClusterConnection.PoolWork<T> work) throws IOException {
    return connection.in(pool, work);
  }

  void doInPool(PoolTask task) throws IOException {
    inPool(
        open -> {
          task.in(open);
          return null;
        });
  }

  /** Works on the image of a device, open for writing. */
  void onImage(DeviceReference device, ImageWork work) throws IOException {
    doInPool(
        open -> {
          try (Image image = open.open(name(device))) {
            work.on(image);
          }
        });
  }

  static void removeIfThere(Pool pool, String image) throws IOException {
    try {
      pool.removeWhenFree(image);
    } catch (CephException failure) {
      if (!failure.missing()) {
        throw failure;
      }
    }
  }

  /** The snapshots of a device's image, oldest first; none if there is no image. */
  List<ImageSnapshot> snapshots(DeviceReference device) throws IOException {
    try {
      return inPool(
          open -> {
            try (Image image = open.openReadOnly(name(device))) {
              return image.snapshots();
            }
          });
    } catch (CephException failure) {
      if (failure.missing()) {
        return List.of();
      }
      throw failure;
    }
  }

  /** Removes a snapshot of a device's image; nothing happens if either is not there. */
  void removeSnapshot(DeviceReference device, String snapshot) throws IOException {
    try {
      onImage(device, image -> removeSnapshot(image, snapshot));
    } catch (CephException failure) {
      if (!failure.missing()) {
        throw failure;
      }
    }
  }

  private static void removeSnapshot(Image image, String snapshot) throws IOException {
    if (!image.hasSnapshot(snapshot)) {
      return;
    }
    if (image.isProtected(snapshot)) {
      image.unprotect(snapshot);
    }
    image.removeSnapshot(snapshot);
  }
}
