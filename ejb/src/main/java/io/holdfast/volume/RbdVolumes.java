package io.holdfast.volume;

import io.holdfast.engine.brick.ConnectionInfo;
import io.holdfast.rbd.CephException;
import io.holdfast.rbd.Feature;
import io.holdfast.rbd.Image;
import io.holdfast.rbd.ImageSnapshot;
import io.holdfast.rbd.Pool;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Volumes as images of one pool, {@code volume-<id>}, and snapshots as their snapshots, {@code
 * snapshot-<id>}, as Cinder's RBD driver names them. A copy is an image of its own: it is flattened
 * under another name before it gets its own, so what has its name is whole. Threads: any, but one
 * at a time for one device.
 */
final class RbdVolumes implements VolumeBackend {

  private static final String UNFINISHED = ".part";

  /** Cinder's ending of the name of a snapshot that a volume is being copied from. */
  private static final String COPIED = ".clone_snap";

  /** The group is the name of the copy. */
  private static final Pattern COPY =
      Pattern.compile("(volume-[0-9a-f-]{36})" + Pattern.quote(COPIED));

  private static final Set<Feature> FEATURES =
      EnumSet.of(
          Feature.LAYERING,
          Feature.EXCLUSIVE_LOCK,
          Feature.OBJECT_MAP,
          Feature.FAST_DIFF,
          Feature.DEEP_FLATTEN);

  private final RbdPlace place;
  private final RbdImages images;
  private final RbdStates states;

  RbdVolumes(RbdPlace place, RbdImages images, int mostStates) {
    this.place = place;
    this.images = images;
    this.states = new RbdStates(images, mostStates);
  }

  @Override
  public boolean local() {
    return false;
  }

  @Override
  public Optional<VolumeStates> states() {
    return Optional.of(states);
  }

  @Override
  public ConnectionInfo connection(DeviceReference device) throws IOException {
    size(device);
    Map<String, Object> data = new HashMap<>();
    data.put("name", place.pool() + "/" + RbdImages.name(device));
    data.put("hosts", place.hosts());
    data.put("ports", place.ports());
    data.put("cluster_name", place.cluster());
    data.put("auth_enabled", place.authentication());
    data.put("auth_username", place.user());
    data.put("secret_type", "ceph");
    data.put("secret_uuid", place.secret());
    data.put("volume_id", device.volumeId());
    data.put("access_mode", device.readOnly() ? "ro" : "rw");
    data.put("encrypted", false);
    data.put("discard", !device.readOnly());
    if (device.readOnly()) {
      data.put("snapshot", device.toString());
    }
    return new ConnectionInfo("rbd", data);
  }

  @Override
  public boolean exists(DeviceReference device) throws IOException {
    try {
      size(device);
      return true;
    } catch (CephException failure) {
      if (failure.missing()) {
        return false;
      }
      throw failure;
    }
  }

  @Override
  public long size(DeviceReference device) throws IOException {
    return images.inPool(
        pool -> {
          try (Image image = open(pool, device)) {
            return image.size();
          }
        });
  }

  private static Image open(Pool pool, DeviceReference device) throws IOException {
    return device.readOnly()
        ? pool.openSnapshot(RbdImages.name(device), device.toString())
        : pool.openReadOnly(RbdImages.name(device));
  }

  @Override
  public void create(DeviceReference volume, long bytes) throws IOException {
    if (!isThere(volume, bytes)) {
      images.doInPool(pool -> pool.create(RbdImages.name(volume), bytes, FEATURES));
    }
  }

  private boolean isThere(DeviceReference volume, long bytes) throws IOException {
    if (!exists(volume)) {
      return false;
    }
    long size = size(volume);
    if (size != bytes) {
      throw new IOException(
          "%s is there with %d bytes instead of %d; delete it first"
              .formatted(volume, size, bytes));
    }
    return true;
  }

  @Override
  public void snapshot(DeviceReference volume, DeviceReference snapshot) throws IOException {
    images.onImage(
        volume,
        image -> {
          if (!image.hasSnapshot(snapshot.toString())) {
            image.createSnapshot(snapshot.toString());
          }
        });
  }

  @Override
  public void copy(DeviceReference source, DeviceReference volume, long bytes) throws IOException {
    if (!isThere(volume, bytes)) {
      requireAtMost(source, size(source), bytes);
      try {
        copyWhole(source, volume, bytes);
      } catch (IOException failure) {
        undo(source, volume, failure);
        throw failure;
      }
    }
    // Also what an attempt has left that ended once the copy was there.
    forgetCopied(source, volume);
  }

  private void copyWhole(DeviceReference source, DeviceReference volume, long bytes)
      throws IOException {
    String copied = copied(source, volume);
    images.onImage(
        source,
        image -> {
          if (!image.hasSnapshot(copied)) {
            image.createSnapshot(copied);
          }
          // That of a user stays protected until it is deleted, as Cinder's: others may copy it.
          if (!image.isProtected(copied)) {
            image.protect(copied);
          }
        });
    images.doInPool(
        pool -> cloneWhole(pool, RbdImages.name(source), copied, RbdImages.name(volume), bytes));
  }

  private static String copied(DeviceReference source, DeviceReference volume) {
    return source.readOnly() ? source.toString() : RbdImages.name(volume) + COPIED;
  }

  private void undo(DeviceReference source, DeviceReference volume, IOException failure) {
    try {
      images.doInPool(pool -> RbdImages.removeIfThere(pool, RbdImages.name(volume) + UNFINISHED));
      forgetCopied(source, volume);
    } catch (IOException second) {
      // The next attempt or the deletion of the source removes it.
      failure.addSuppressed(second);
    }
  }

  private void forgetCopied(DeviceReference source, DeviceReference volume) throws IOException {
    if (!source.readOnly()) {
      images.removeSnapshot(source, copied(source, volume));
    }
  }

  private static void cloneWhole(Pool pool, String parent, String snapshot, String name, long bytes)
      throws IOException {
    String unfinished = name + UNFINISHED;
    RbdImages.removeIfThere(pool, unfinished);
    pool.cloneSnapshot(parent, snapshot, unfinished, FEATURES);
    try (Image clone = pool.open(unfinished)) {
      clone.flatten();
      clone.resize(bytes);
    }
    pool.rename(unfinished, name);
  }

  @Override
  public void grow(DeviceReference volume, long bytes) throws IOException {
    images.onImage(
        volume,
        image -> {
          long size = image.size();
          requireAtMost(volume, size, bytes);
          if (size < bytes) {
            image.resize(bytes);
          }
        });
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
    if (device.readOnly()) {
      images.removeSnapshot(device, device.toString());
    } else {
      deleteVolume(device);
    }
  }

  /**
   * The states that backups read go with their volume, and what failed copies of it have left;
   * snapshots of users keep it.
   */
  private void deleteVolume(DeviceReference volume) throws IOException {
    for (StateName state : states.list(volume)) {
      states.remove(volume, state);
    }
    removeUnfinishedCopies(volume);
    images.doInPool(
        pool -> {
          RbdImages.removeIfThere(pool, RbdImages.name(volume) + UNFINISHED);
          RbdImages.removeIfThere(pool, RbdImages.name(volume));
        });
  }

  private void removeUnfinishedCopies(DeviceReference volume) throws IOException {
    for (ImageSnapshot snapshot : images.snapshots(volume)) {
      Matcher copy = COPY.matcher(snapshot.name());
      if (copy.matches()) {
        images.doInPool(pool -> RbdImages.removeIfThere(pool, copy.group(1) + UNFINISHED));
        images.removeSnapshot(volume, snapshot.name());
      }
    }
  }
}
