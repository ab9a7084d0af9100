package io.holdfast.engine.device;

import java.io.IOException;

/** Keeps writes inside devices. */
final class Bounds {

  private Bounds() {}

  static void check(BlockDevice device, long offset, long length) throws IOException {
    if (offset < 0 || length < 0 || offset > device.size() - length) {
      throw new IOException(
          "%d bytes at offset %d are not inside the device of %d bytes"
              .formatted(length, offset, device.size()));
    }
  }
}
