package io.holdfast.rbd;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * The calls of librbd that rados-java does not bind. They take the pointers that rados-java's
 * objects show. A {@code size_t} is a {@code long}: 64-bit machines only.
 *
 * <p>Each returns 0 or more, or the negative number of an error.
 */
interface Librbd extends Library {

  /** What one call of {@link #rbd_diff_iterate2} reports; a negative answer stops it. */
  interface DiffCallback extends Callback {
    int extent(long offset, long length, int exists, Pointer argument);
  }

  /** Loads librbd at the first use: a server without Ceph's libraries starts all the same. */
  final class Loaded {
    static final Librbd LIBRBD = Native.load("rbd", Librbd.class);

    private Loaded() {}
  }

  int rbd_get_size(Pointer image, LongByReference size);

  int rbd_get_features(Pointer image, LongByReference features);

  int rbd_flush(Pointer image);

  int rbd_lock_acquire(Pointer image, int mode);

  int rbd_get_id(Pointer image, byte[] id, long idLength);

  int rbd_list_lockers(
      Pointer image,
      IntByReference exclusive,
      byte[] tag,
      LongByReference tagLength,
      byte[] clients,
      LongByReference clientsLength,
      byte[] cookies,
      LongByReference cookiesLength,
      byte[] addresses,
      LongByReference addressesLength);

  /** Fills structures of three words each: address, number and cookie. */
  int rbd_watchers_list(Pointer image, Pointer watchers, LongByReference most);

  void rbd_watchers_list_cleanup(Pointer watchers, long count);

  int rbd_metadata_get(Pointer image, String key, byte[] value, LongByReference length);

  int rbd_metadata_set(Pointer image, String key, String value);

  int rbd_diff_iterate2(
      Pointer image,
      String fromSnapshot,
      long offset,
      long length,
      byte includeParent,
      byte wholeObject,
      DiffCallback callback,
      Pointer argument);

  int rbd_aio_create_completion(Pointer argument, Callback callback, PointerByReference completion);

  int rbd_aio_read2(
      Pointer image, long offset, long length, Pointer buffer, Pointer completion, int flags);

  int rbd_aio_write2(
      Pointer image, long offset, long length, Pointer buffer, Pointer completion, int flags);

  int rbd_aio_write_zeroes(
      Pointer image, long offset, long length, Pointer completion, int zeroFlags, int flags);

  /** 1 once the request has ended, or is about to. */
  int rbd_aio_is_complete(Pointer completion);

  int rbd_aio_wait_for_complete(Pointer completion);

  long rbd_aio_get_return_value(Pointer completion);

  void rbd_aio_release(Pointer completion);
}
