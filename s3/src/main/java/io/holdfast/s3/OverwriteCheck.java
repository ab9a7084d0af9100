package io.holdfast.s3;

/** How a put makes sure that it replaces nothing. */
public enum OverwriteCheck {

  /** The put itself is conditional: one request, and safe against any other writer. */
  CONDITIONAL,

  /**
   * The name is looked up first, for servers that refuse or ignore conditional puts. Between the
   * look-up and the put another writer of the same name would be replaced.
   */
  HEAD
}
