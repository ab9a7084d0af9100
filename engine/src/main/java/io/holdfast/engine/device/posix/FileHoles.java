package io.holdfast.engine.device.posix;

import static io.holdfast.engine.device.posix.CLibrary.C;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import io.holdfast.engine.device.Extent;
import io.holdfast.engine.device.Extents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Holes of files: found, made, and kept in clones. Threads: any. */
public final class FileHoles {

  private FileHoles() {}

  /** The data and holes of a file; unknown only if its file system cannot tell. */
  public static Extents extents(Path path, long size) throws IOException {
    int file = open(path, CLibrary.O_RDONLY);
    try {
      return new Extents(walk(file, size), true);
    } catch (LastErrorException cannotTell) {
      return Extents.unknown(size);
    } finally {
      C.close(file);
    }
  }

  private static List<Extent> walk(int file, long size) {
    List<Extent> extents = new ArrayList<>();
    long at = 0;
    while (at < size) {
      long data = Math.min(size, nextData(file, at, size));
      if (data > at) {
        extents.add(new Extent(at, data - at, Extent.Kind.ZERO));
      }
      if (data == size) {
        break;
      }
      at = Math.min(size, seek(file, data, CLibrary.SEEK_HOLE));
      extents.add(new Extent(data, at - data, Extent.Kind.DATA));
    }
    return extents;
  }

  private static long nextData(int file, long from, long size) {
    try {
      return seek(file, from, CLibrary.SEEK_DATA);
    } catch (LastErrorException error) {
      if (error.getErrorCode() == CLibrary.ENXIO) {
        return size;
      }
      throw error;
    }
  }

  private static long seek(int file, long from, int whence) {
    return C.lseek(file, new NativeLong(from), whence).longValue();
  }

  /** Turns a range into a hole, which reads as zeros; false if the file system cannot. */
  public static boolean punch(Path path, long offset, long length) throws IOException {
    int mode = CLibrary.FALLOC_FL_PUNCH_HOLE | CLibrary.FALLOC_FL_KEEP_SIZE;
    int file = open(path, CLibrary.O_RDWR);
    try {
      C.fallocate(file, mode, new NativeLong(offset), new NativeLong(length));
      return true;
    } catch (LastErrorException cannot) {
      return false;
    } finally {
      C.close(file);
    }
  }

  /** Lets an empty file share all data of another; false if the file system cannot. */
  public static boolean reflink(Path source, Path target) throws IOException {
    int from = open(source, CLibrary.O_RDONLY);
    try {
      return reflink(from, target);
    } finally {
      C.close(from);
    }
  }

  private static boolean reflink(int from, Path target) throws IOException {
    int to = open(target, CLibrary.O_RDWR);
    try {
      C.ioctl(to, CLibrary.FICLONE, from);
      return true;
    } catch (LastErrorException cannot) {
      return false;
    } finally {
      C.close(to);
    }
  }

  private static int open(Path path, int flags) throws IOException {
    try {
      return C.open(path.toString(), flags | CLibrary.O_CLOEXEC);
    } catch (LastErrorException failure) {
      throw new IOException("cannot open " + path + ": " + failure.getMessage(), failure);
    }
  }
}
