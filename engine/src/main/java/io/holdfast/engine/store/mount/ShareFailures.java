package io.holdfast.engine.store.mount;

import io.holdfast.engine.store.InvalidNameException;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Failures below a folder that is held open, in the words of the share.
 *
 * @param share where they happen
 * @param handle the path that they name
 */
record ShareFailures(MountedShare share, Path handle) {

  /**
   * The failure that the caller sees. What is no answer of a working file system is one that may
   * pass: servers, bricks and networks come back.
   */
  IOException of(IOException failure) {
    if (failure instanceof TemporaryStoreException
        || failure instanceof InvalidNameException
        || failure instanceof InterruptedIOException
        || failure instanceof ClosedByInterruptException) {
      return failure;
    }
    if (failure instanceof NoSuchFileException missing) {
      return caused(
          new NoSuchFileException(shown(missing.getFile()), null, missing.getReason()), failure);
    }
    if (failure instanceof FileAlreadyExistsException taken) {
      return caused(new FileAlreadyExistsException(shown(taken.getFile())), failure);
    }
    if (failure instanceof AccessDeniedException denied) {
      return notWritable(shown(denied.getFile()), failure);
    }
    return new TemporaryStoreException(
        "the share %s failed: %s".formatted(share, shown(failure.getMessage())), failure);
  }

  /** What to run is said, and left to an administrator: nothing else on the share is changed. */
  private IOException notWritable(String file, IOException cause) {
    String user = System.getProperty("user.name");
    return new IOException(
        "the user %s of this server may not write %s on the share %s; on a host that may, run: chown %s %s (and see that the server of the share does not map this user to another)"
            .formatted(user, file, share, user, share.folder()),
        cause);
  }

  private static IOException caused(IOException failure, IOException cause) {
    failure.initCause(cause);
    return failure;
  }

  private String shown(String text) {
    return text == null ? null : text.replace(handle.toString(), share.folder().toString());
  }
}
