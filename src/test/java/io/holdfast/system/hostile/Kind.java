package io.holdfast.system.hostile;

/** A way to be hostile. Threads: one. */
interface Kind {

  /** Another request of this kind, which is refused for sure or only reads. */
  HostileRequest next();
}
