package io.holdfast.rbd.stream;

import java.io.IOException;

/** A stream that is cut off, or is no stream of the format. */
public final class DamagedStreamException extends IOException {

  DamagedStreamException(String reason) {
    super("The stream of differences cannot be used: " + reason);
  }
}
