package io.holdfast.engine.device.posix;

import static io.holdfast.engine.device.posix.CLibrary.C;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A folder that is held open: {@link #path} leads to it and to nothing else, whatever is mounted,
 * unmounted or renamed meanwhile. A file system that is held cannot be unmounted, or, if it is
 * forced, goes on being the one that the path leads to. Threads: any.
 */
public final class FolderHandle implements AutoCloseable {

  private static final int ENOENT = 2;
  private static final int ENOTCONN = 107;
  private static final String MOUNT = "mnt_id:";

  private final int descriptor;

  private FolderHandle(int descriptor) {
    this.descriptor = descriptor;
  }

  /**
   * Opens a folder; links are followed, automatic mounts are made.
   *
   * @throws NoSuchFileException if it is not there
   * @throws DisconnectedException if nobody serves the file system that it is in
   */
  public static FolderHandle open(Path folder) throws IOException {
    try {
      // The dot refuses what is no folder, without a flag that each kind of processor numbers
      // differently.
      String path = folder.toAbsolutePath() + "/.";
      return new FolderHandle(C.open(path, CLibrary.O_PATH | CLibrary.O_CLOEXEC));
    } catch (LastErrorException failure) {
      if (failure.getErrorCode() == ENOENT) {
        throw new NoSuchFileException(folder.toString());
      }
      if (failure.getErrorCode() == ENOTCONN) {
        throw new DisconnectedException(folder.toString(), failure.getMessage());
      }
      throw new FileSystemException(folder.toString(), null, failure.getMessage());
    }
  }

  /** A path to the folder for this process, as long as this is open. */
  public Path path() {
    return Path.of("/proc/self/fd", Integer.toString(descriptor));
  }

  /** The number of the mount that the folder is in; no other has it as long as this is open. */
  public int mountId() throws IOException {
    Path facts = Path.of("/proc/self/fdinfo", Integer.toString(descriptor));
    return Files.readAllLines(facts).stream()
        .filter(line -> line.startsWith(MOUNT))
        .map(line -> Integer.valueOf(line.substring(MOUNT.length()).strip()))
        .findFirst()
        .orElseThrow(() -> new IOException("the kernel does not tell the mount of a folder"));
  }

  @Override
  public void close() {
    C.close(descriptor);
  }
}
