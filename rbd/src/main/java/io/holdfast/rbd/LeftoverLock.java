package io.holdfast.rbd;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import io.holdfast.rbd.Librbd.Loaded;
import java.util.HashSet;
import java.util.Set;

/**
 * The exclusive lock that a handle of this same connection has left on an image, because the
 * cluster did not answer when it was closed. librbd takes the lock of a dead client by shutting
 * that client out, which it refuses to do with itself: without this the image could not be written
 * until the connection ends.
 */
final class LeftoverLock {

  private static final String LOCK = "rbd_lock";
  private static final String COOKIE_PREFIX = "auto ";
  private static final int LONGEST_ID = 128;
  private static final int LONGEST_LIST = 4096;
  private static final int MOST_WATCHERS = 64;
  private static final long WATCHER_BYTES = 3L * Long.BYTES;
  private static final long COOKIE_OFFSET = 2L * Long.BYTES;

  private final Pointer context;
  private final Pointer image;

  LeftoverLock(Pointer context, Pointer image) {
    this.context = context;
    this.image = image;
  }

  /**
   * Gives the lock back if its holder is gone: a living one watches the image with the same cookie.
   * A lock of another client is left alone, as the cluster unlocks for the holder only.
   *
   * @return below 0 if the cluster failed
   */
  int release() {
    byte[] cookie = new byte[LONGEST_LIST];
    int lockers = lockers(cookie);
    if (lockers != 1) {
      return Math.min(lockers, 0);
    }
    Set<String> alive = new HashSet<>();
    int result = addWatchers(alive);
    if (result >= 0 && !alive.contains(Native.toString(cookie))) {
      Librados.Loaded.LIBRADOS.rados_unlock(
          context, "rbd_header." + id(), LOCK, Native.toString(cookie));
    }
    return Math.min(result, 0);
  }

  private String id() {
    byte[] id = new byte[LONGEST_ID];
    Loaded.LIBRBD.rbd_get_id(image, id, id.length);
    return Native.toString(id);
  }

  private int lockers(byte[] cookies) {
    return Loaded.LIBRBD.rbd_list_lockers(
        image,
        new IntByReference(),
        new byte[LONGEST_LIST],
        new LongByReference(LONGEST_LIST),
        new byte[LONGEST_LIST],
        new LongByReference(LONGEST_LIST),
        cookies,
        new LongByReference(LONGEST_LIST),
        new byte[LONGEST_LIST],
        new LongByReference(LONGEST_LIST));
  }

  private int addWatchers(Set<String> alive) {
    LongByReference count = new LongByReference(MOST_WATCHERS);
    try (Memory watchers = new Memory(MOST_WATCHERS * WATCHER_BYTES)) {
      int result = Loaded.LIBRBD.rbd_watchers_list(image, watchers, count);
      if (result < 0) {
        return result;
      }
      for (long watcher = 0; watcher < count.getValue(); watcher++) {
        long cookie = watchers.getLong(watcher * WATCHER_BYTES + COOKIE_OFFSET);
        alive.add(COOKIE_PREFIX + Long.toUnsignedString(cookie));
      }
      Loaded.LIBRBD.rbd_watchers_list_cleanup(watchers, count.getValue());
      return result;
    }
  }
}
