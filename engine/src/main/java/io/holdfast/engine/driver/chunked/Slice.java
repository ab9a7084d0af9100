package io.holdfast.engine.driver.chunked;

/**
 * A part of a volume.
 *
 * @param offset first byte
 * @param end first byte after it
 */
record Slice(long offset, long end) {

  long length() {
    return end - offset;
  }
}
