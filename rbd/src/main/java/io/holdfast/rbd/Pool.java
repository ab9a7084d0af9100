package io.holdfast.rbd;

import com.ceph.rados.IoCTX;
import com.ceph.rbd.Rbd;
import com.ceph.rbd.RbdImage;
import com.sun.jna.Pointer;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A pool of a cluster: its images and plain objects. Sizes are bytes. Threads: any. */
public final class Pool implements Closeable {

  /** Objects are 2 to the power of 22 bytes, 4 MiB, as Ceph's own default. */
  private static final int ORDER = 22;

  private static final long BETWEEN_REMOVALS_MILLIS = 1000;

  private final Cluster cluster;
  private final String name;
  private final IoCTX context;
  private final Rbd rbd;
  private final Lifetime lifetime;

  Pool(Cluster cluster, String name, IoCTX context) {
    this.cluster = cluster;
    this.name = name;
    this.context = context;
    this.rbd = new Rbd(context);
    this.lifetime = new Lifetime("The pool '" + name + "'", () -> cluster.poolEnded(name, context));
  }

  public String name() {
    return name;
  }

  /** The connection that the pool was opened by. */
  public Cluster cluster() {
    return cluster;
  }

  /** Names of all images. */
  public List<String> images() throws IOException {
    return List.of(call("To list the images of " + name, () -> rbd.list()));
  }

  /** True if there is such an image. */
  public boolean contains(String image) throws IOException {
    try {
      openReadOnly(image).close();
      return true;
    } catch (CephException failure) {
      if (failure.missing()) {
        return false;
      }
      throw failure;
    }
  }

  /**
   * Makes an image that reads as zeros.
   *
   * @throws CephException exists
   */
  public void create(String image, long bytes, Set<Feature> features) throws IOException {
    run("To create " + path(image), () -> rbd.create(image, bytes, Feature.bits(features), ORDER));
  }

  /** Makes an image that begins as a protected snapshot, and depends on it until flattened. */
  public void cloneSnapshot(String image, String snapshot, String clone, Set<Feature> features)
      throws IOException {
    run(
        "To clone " + path(image) + "@" + snapshot + " as " + clone,
        () -> rbd.clone(image, snapshot, context, clone, Feature.bits(features), ORDER));
  }

  /**
   * Removes an image that has no snapshots.
   *
   * @throws CephException missing; busy, while somebody has it open
   */
  public void remove(String image) throws IOException {
    releaseLeftoverLock(image);
    call(
        "To remove " + path(image),
        cluster.login().limits().removalTime(),
        none(() -> rbd.remove(image)));
  }

  /**
   * Removes an image, waiting while somebody has it open: the cluster takes a client that died for
   * a living one for half a minute. Waits as long as one call may take.
   *
   * @throws CephException missing; busy, after the wait
   */
  public void removeWhenFree(String image) throws IOException {
    long end = System.nanoTime() + cluster.login().limits().callTime().toNanos();
    while (true) {
      try {
        remove(image);
        return;
      } catch (CephException failure) {
        if (!failure.busy() || System.nanoTime() > end) {
          throw failure;
        }
        pause(failure);
      }
    }
  }

  private static void pause(CephException reason) throws CephException {
    try {
      Thread.sleep(BETWEEN_REMOVALS_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }

  /**
   * Gives an image another name.
   *
   * @throws CephException missing; exists
   */
  public void rename(String image, String name) throws IOException {
    run("To rename " + path(image) + " to " + name, () -> rbd.rename(image, name));
  }

  /**
   * Opens an image for reading and writing; the caller closes it.
   *
   * @throws CephException missing
   */
  public Image open(String image) throws IOException {
    releaseLeftoverLock(image);
    return open(path(image), () -> rbd.open(image));
  }

  /** Before a change: what an earlier handle could not give back would be in its way. */
  private void releaseLeftoverLock(String image) throws IOException {
    if (!cluster.hasTimedOut()) {
      return;
    }
    try (Image opened = open(path(image), () -> rbd.open(image))) {
      opened.releaseLeftoverLock();
    } catch (CephException failure) {
      if (!failure.missing()) {
        throw failure;
      }
    }
  }

  /** Opens an image for reading; others may change it meanwhile. */
  public Image openReadOnly(String image) throws IOException {
    return open(path(image), () -> rbd.openReadOnly(image));
  }

  /** Opens an image as it was when a snapshot was made; missing if either is not there. */
  public Image openSnapshot(String image, String snapshot) throws IOException {
    return open(path(image) + "@" + snapshot, () -> rbd.openReadOnly(image, snapshot));
  }

  private Image open(String what, LimitedCalls.Call<RbdImage> opening) throws IOException {
    lifetime.enter();
    try {
      RbdImage opened =
          call("To open " + what, cluster.login().limits().callTime(), opening, this::closeLate);
      return new Image(this, what, opened);
    } catch (IOException | RuntimeException failure) {
      lifetime.leave();
      throw failure;
    }
  }

  private void closeLate(RbdImage image) {
    try {
      rbd.close(image);
    } catch (IOException failure) {
      RbdLog.LOG.notClosed("To close " + path(image.getName()) + " failed: " + failure);
    }
  }

  /** The native handle of the pool. */
  Pointer context() {
    return context.getPointer();
  }

  /** An image of this pool ended for good. */
  void imageEnded() {
    lifetime.leave();
  }

  /**
   * Writes a plain object that is not there yet.
   *
   * @throws CephException exists
   */
  public void writeNewObject(String object, byte[] content) throws IOException {
    String what = "To write the object " + path(object);
    if (objectSize(object) >= 0) {
      throw CephException.of(what, -17);
    }
    run(what, () -> context.writeFull(object, content, content.length));
  }

  /**
   * Reads a plain object wholly.
   *
   * @param limit the most bytes that are read
   * @throws CephException missing
   * @throws IOException if it is longer than the limit
   */
  public byte[] readObject(String object, int limit) throws IOException {
    String what = "To read the object " + path(object);
    long size = objectSize(object);
    if (size < 0) {
      throw CephException.of(what, -2);
    }
    if (size > limit) {
      throw new IOException(what + " failed: it has " + size + " bytes, more than " + limit);
    }
    byte[] content = new byte[(int) size];
    int read = call(what, () -> context.read(object, content.length, 0, content));
    if (read != content.length) {
      throw new IOException(what + " failed: only " + read + " of " + size + " bytes came");
    }
    return content;
  }

  /** True if there is such a plain object. */
  public boolean containsObject(String object) throws IOException {
    return objectSize(object) >= 0;
  }

  /** Bytes of a plain object, -1 if there is none. */
  private long objectSize(String object) throws IOException {
    try {
      return call("To find the object " + path(object), () -> context.stat(object).getSize());
    } catch (CephException failure) {
      if (failure.missing()) {
        return -1;
      }
      throw failure;
    }
  }

  /** Removes a plain object; nothing happens if there is none. */
  public void removeObject(String object) throws IOException {
    try {
      run("To remove the object " + path(object), () -> context.remove(object));
    } catch (CephException failure) {
      if (!failure.missing()) {
        throw failure;
      }
    }
  }

  String path(String thing) {
    return name + "/" + thing;
  }

  /** A native call without a result. */
  @FunctionalInterface
  interface Command {
    void run() throws IOException;
  }

  static LimitedCalls.Call<Void> none(Command command) {
    return () -> {
      command.run();
      return null;
    };
  }

  private void run(String what, Command command) throws IOException {
    call(what, none(command));
  }

  private <T> T call(String what, LimitedCalls.Call<T> call) throws IOException {
    return call(what, cluster.login().limits().callTime(), call);
  }

  private <T> T call(String what, Duration limit, LimitedCalls.Call<T> call) throws IOException {
    return call(what, limit, call, late -> {});
  }

  <T> T call(String what, Duration limit, LimitedCalls.Call<T> call, Consumer<T> late)
      throws IOException {
    return cluster.call(what, limit, lifetime, call, late);
  }

  /** The same with an image of this pool, which stays as well. */
  <T> T call(String what, Duration limit, LimitedCalls.Guard child, LimitedCalls.Call<T> call)
      throws IOException {
    return cluster.call(what, limit, lifetime.and(child), call, late -> {});
  }

  /** Closes the pool; it ends with the last image that is open in it. */
  @Override
  public void close() {
    lifetime.close();
  }
}
