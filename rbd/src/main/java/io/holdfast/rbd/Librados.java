package io.holdfast.rbd;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The calls of librados that rados-java does not bind; errors are negative numbers. */
interface Librados extends Library {

  /** Loads librados at the first use. */
  final class Loaded {
    static final Librados LIBRADOS = Native.load("rados", Librados.class);

    private Loaded() {}
  }

  int rados_unlock(Pointer context, String object, String lock, String cookie);
}
