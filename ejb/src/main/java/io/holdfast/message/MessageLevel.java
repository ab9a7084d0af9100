package io.holdfast.message;

/** How bad it is what a message tells. */
enum MessageLevel {
  /** The work failed. */
  ERROR,
  /** The work was done otherwise than asked for. */
  WARNING
}
