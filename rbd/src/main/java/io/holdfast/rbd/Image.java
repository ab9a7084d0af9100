package io.holdfast.rbd;

import com.ceph.rbd.RbdImage;
import com.ceph.rbd.jna.RbdSnapInfo;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import io.holdfast.rbd.Librbd.Loaded;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An open image, or an open snapshot of one. Offsets and lengths are bytes. Threads: any. */
public final class Image implements Closeable {

  private static final byte YES = 1;
  private static final byte NO = 0;

  /** librbd's mode of a lock that is not handed on when others ask for it. */
  private static final int EXCLUSIVE = 0;

  private static final int LONGEST_VALUE = 64 * 1024;

  private final Pool pool;
  private final String path;
  private final RbdImage image;
  private final Lifetime lifetime;

  Image(Pool pool, String path, RbdImage image) {
    this.pool = pool;
    this.path = path;
    this.image = image;
    this.lifetime = new Lifetime(path, this::end);
  }

  /** The image's name in its pool. */
  public String name() {
    return image.getName();
  }

  /** {@code pool/image} or {@code pool/image@snapshot}. */
  public String path() {
    return path;
  }

  /** The size now, or when the opened snapshot was made. */
  public long size() throws IOException {
    LongByReference size = new LongByReference();
    check("To ask for the size of", () -> Loaded.LIBRBD.rbd_get_size(pointer(), size));
    return size.getValue();
  }

  /** True if the image has a feature. */
  public boolean has(Feature feature) throws IOException {
    LongByReference bits = new LongByReference();
    check("To ask for the features of", () -> Loaded.LIBRBD.rbd_get_features(pointer(), bits));
    return Feature.in(bits.getValue(), feature);
  }

  /** Makes the image larger or smaller; what is added reads as zeros. */
  public void resize(long bytes) throws IOException {
    String what = "To resize " + path + " to " + bytes + " bytes";
    runLong(what, () -> image.resize(bytes));
  }

  /** Copies what a clone still takes from its parent, so that it depends on nothing. */
  public void flatten() throws IOException {
    runLong("To flatten " + path, image::flatten);
  }

  /** The snapshots, oldest first. */
  public List<ImageSnapshot> snapshots() throws IOException {
    return call("To list the snapshots of " + path, limit(), () -> image.snapList()).stream()
        .map(Image::snapshot)
        .sorted(Comparator.comparingLong(ImageSnapshot::id))
        .toList();
  }

  private static ImageSnapshot snapshot(RbdSnapInfo info) {
    return new ImageSnapshot(info.id, info.name, info.size);
  }

  /** True if there is a snapshot of this name. */
  public boolean hasSnapshot(String name) throws IOException {
    return snapshots().stream().anyMatch(snapshot -> snapshot.name().equals(name));
  }

  /**
   * Makes a snapshot; everything flushed before is in it.
   *
   * @throws CephException exists
   */
  public void createSnapshot(String name) throws IOException {
    run("To make the snapshot " + path + "@" + name, () -> image.snapCreate(name));
  }

  /**
   * Removes a snapshot.
   *
   * @throws CephException missing; busy, while it is protected
   */
  public void removeSnapshot(String name) throws IOException {
    run("To remove the snapshot " + path + "@" + name, () -> image.snapRemove(name));
  }

  /** Lets a snapshot be cloned, and nobody remove it. */
  public void protect(String name) throws IOException {
    run("To protect the snapshot " + path + "@" + name, () -> image.snapProtect(name));
  }

  /** Takes the protection away; busy, while clones depend on the snapshot. */
  public void unprotect(String name) throws IOException {
    run("To unprotect the snapshot " + path + "@" + name, () -> image.snapUnprotect(name));
  }

  /** True if the snapshot is protected. */
  public boolean isProtected(String name) throws IOException {
    String what = "To ask for the protection of " + path + "@" + name;
    return call(what, limit(), () -> image.snapIsProtected(name));
  }

  /** Returns when everything written is durable. */
  public void flush() throws IOException {
    check("To flush", () -> Loaded.LIBRBD.rbd_flush(pointer()));
  }

  /**
   * Takes the image for this handle alone, until it is closed: no other writes to it or changes its
   * snapshots. The cluster takes it away from a client that died. An image without the feature
   * exclusive-lock cannot be taken, which is no error.
   *
   * @throws CephException taken, if another has it
   */
  public void takeAlone() throws IOException {
    if (!has(Feature.EXCLUSIVE_LOCK)) {
      return;
    }
    try {
      takeLock();
    } catch (CephException failure) {
      if (!failure.takenByItself()) {
        throw failure;
      }
      releaseLeftoverLock();
      takeLock();
    }
  }

  private void takeLock() throws IOException {
    check("To take the lock of", () -> Loaded.LIBRBD.rbd_lock_acquire(pointer(), EXCLUSIVE));
  }

  /** Gives back a lock that another handle of this connection has left. */
  void releaseLeftoverLock() throws IOException {
    check("To give back the lock of", () -> new LeftoverLock(pool.context(), pointer()).release());
  }

  /** A value of the image's metadata. */
  public Optional<String> metadata(String key) throws IOException {
    byte[] value = new byte[LONGEST_VALUE];
    LongByReference length = new LongByReference(value.length);
    try {
      check(
          "To read the metadata " + key + " of",
          () -> Loaded.LIBRBD.rbd_metadata_get(pointer(), key, value, length));
    } catch (CephException failure) {
      if (failure.missing()) {
        return Optional.empty();
      }
      throw failure;
    }
    return Optional.of(text(value));
  }

  private static String text(byte[] terminated) {
    int end = 0;
    while (end < terminated.length && terminated[end] != 0) {
      end++;
    }
    return new String(terminated, 0, end, StandardCharsets.UTF_8);
  }

  /** Writes a value of the image's metadata. */
  public void setMetadata(String key, String value) throws IOException {
    check(
        "To write the metadata " + key + " of",
        () -> Loaded.LIBRBD.rbd_metadata_set(pointer(), key, value));
  }

  /**
   * Tells what changed since a snapshot, to the byte; what does not come did not change.
   *
   * @param since name of a snapshot, or null for all that does not read as zeros
   * @throws IOException what the visitor throws, too
   */
  public void changes(String since, ChangeVisitor visitor) throws IOException {
    ChangeListing listing = new ChangeListing(visitor);
    long size = size();
    String what = "To list what changed in " + path + (since == null ? "" : " since " + since);
    call(
        what,
        pool.cluster().login().limits().removalTime(),
        () -> {
          listing.check(
              what,
              Loaded.LIBRBD.rbd_diff_iterate2(
                  pointer(), since, 0, size, YES, NO, listing, Pointer.NULL));
          return null;
        });
  }

  /** Begins a queue of reads and writes; the image stays open until the queue is closed. */
  Requests requests(int atOnce) throws IOException {
    // The library keeps its own limit; this one is for the case that it does not.
    ClusterLimits limits = pool.cluster().login().limits();
    return requests(atOnce, limits.requestTime().plus(limits.callTime()));
  }

  /**
   * The same.
   *
   * @param limit how long those that were begun may take
   */
  Requests requests(int atOnce, Duration limit) throws IOException {
    Patience patience = new Patience(limit, pool.cluster().threads());
    lifetime.enter();
    return new Requests(path, pointer(), atOnce, patience, pool.cluster()::notice, lifetime::leave);
  }

  private Pointer pointer() {
    return image.getPointer();
  }

  /** A call of librbd that returns an error as a number below 0. */
  @FunctionalInterface
  private interface NumberedCall {
    int make();
  }

  private void check(String what, NumberedCall call) throws IOException {
    String whole = what + " " + path;
    run(
        whole,
        () -> {
          int result = call.make();
          if (result < 0) {
            throw CephException.of(whole, result);
          }
        });
  }

  private void run(String what, Pool.Command command) throws IOException {
    call(what, limit(), Pool.none(command));
  }

  private void runLong(String what, Pool.Command command) throws IOException {
    call(what, pool.cluster().login().limits().removalTime(), Pool.none(command));
  }

  private Duration limit() {
    return pool.cluster().login().limits().callTime();
  }

  private <T> T call(String what, Duration limit, LimitedCalls.Call<T> call) throws IOException {
    return pool.call(what, limit, lifetime, call);
  }

  private void end() {
    pool.cluster()
        .close(
            "To close " + path,
            () -> {
              try {
                image.close();
              } finally {
                pool.imageEnded();
              }
            });
  }

  /** Closes the image; it ends with the last call that uses it. */
  @Override
  public void close() {
    lifetime.close();
  }
}
