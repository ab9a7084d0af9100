package io.holdfast.engine.store.mount;

import io.holdfast.engine.device.posix.DisconnectedException;
import io.holdfast.engine.device.posix.FolderHandle;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The process of the GlusterFS client behind a mount. When it ends, the mount stays and everything
 * in it fails, until it is unmounted.
 */
record ShareClient(Share share, Path point) {

  /**
   * True if the share is mounted and nobody serves it any more. A client that runs and has lost its
   * bricks finds them again by itself.
   */
  boolean hasEnded() throws IOException {
    return isDisconnected() && isMounted() && !runs();
  }

  private boolean isDisconnected() {
    try {
      FolderHandle.open(point).close();
      return false;
    } catch (DisconnectedException disconnected) {
      return true;
    } catch (IOException otherwise) {
      return false;
    }
  }

  private boolean isMounted() throws IOException {
    return MountTable.now().at(point).filter(share::isMountedAs).isPresent();
  }

  /** The mount point is the last word of its command line. */
  private boolean runs() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().arguments().orElse(new String[0]))
        .anyMatch(words -> words.length > 0 && words[words.length - 1].equals(point.toString()));
  }
}
