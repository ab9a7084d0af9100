package io.holdfast.engine.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * An object's bytes, from as many streams as it takes. Objects never change, so what another stream
 * gives is the same. Used by one thread.
 */
final class ResumedStream extends InputStream {

  /** Opens the object at its beginning. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  private final String what;
  private final Opening opening;
  private final StoreRetries retries;
  private int resumptionsLeft;
  private InputStream current;
  private long position;
  private boolean closed;

  /**
   * @param what for messages
   * @param mostResumptions how often the object is opened again in all
   */
  ResumedStream(
      String what, InputStream first, Opening opening, StoreRetries retries, int mostResumptions) {
    this.what = what;
    this.current = first;
    this.opening = opening;
    this.retries = retries;
    this.resumptionsLeft = mostResumptions;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (closed) {
      throw new IOException(what + ": the stream is closed");
    }
    int read = retries.call(what, former -> readOrBreak(target, offset, length));
    position += Math.max(read, 0);
    return read;
  }

  private int readOrBreak(byte[] target, int offset, int length) throws IOException {
    try {
      resume();
      return current.read(target, offset, length);
    } catch (TemporaryStoreException broken) {
      leave();
      if (resumptionsLeft == 0) {
        throw new IOException(
            what + " broke off too often, last at byte " + position + ": " + broken.getMessage(),
            broken);
      }
      throw broken;
    }
  }

  private void resume() throws IOException {
    if (current == null) {
      resumptionsLeft--;
      current = opening.open();
      skip();
    }
  }

  private void skip() throws IOException {
    try {
      current.skipNBytes(position);
    } catch (EOFException shorter) {
      throw new IOException(what + ": the object is shorter than before", shorter);
    }
  }

  @Override
  public void close() {
    closed = true;
    leave();
  }

  /** The stream that broke may be broken further; what it says of that helps nobody. */
  private void leave() {
    InputStream open = current;
    current = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException alreadyBroken) {
        StoreLog.LOG.debugf("%s: %s", what, alreadyBroken.getMessage());
      }
    }
  }
}
