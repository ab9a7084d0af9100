package io.holdfast.engine.device.posix;

import java.nio.file.FileSystemException;

/** The program behind a file system (FUSE) ended, or lost the server that it works for. */
public final class DisconnectedException extends FileSystemException {

  private static final long serialVersionUID = 1L;

  DisconnectedException(String folder, String reason) {
    super(folder, null, reason);
  }
}
