package io.holdfast.engine.store.mount;

import io.holdfast.engine.device.posix.DisconnectedException;
import io.holdfast.engine.device.posix.FolderHandle;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A share, and the folder where it is or is to be mounted. Threads: any.
 *
 * <p>What is looked at is not the path but the folder that is held open: the kernel says which
 * mount it lies in. So it does not matter what is mounted, unmounted or laid over it afterwards, or
 * which links lead to it.
 */
public final class MountedShare {

  private final Share share;
  private final Path folder;
  private final ShareMounter mounter;

  private MountedShare(Share share, Path folder, ShareMounter mounter) {
    this.share = share;
    this.folder = folder;
    this.mounter = mounter;
  }

  /**
   * A share that others mount.
   *
   * @param folder its mount point, or a folder of the share
   */
  public static MountedShare existing(Share share, Path folder) {
    return new MountedShare(share, absolute(folder), null);
  }

  /** A share that is mounted when it is wanted and not mounted. */
  public static MountedShare mounting(Share share, Path point, MountSettings settings) {
    Path absolute = absolute(point);
    return new MountedShare(share, absolute, new ShareMounter(share, absolute, settings));
  }

  private static Path absolute(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  /** Where it is mounted. */
  Path folder() {
    return folder;
  }

  /**
   * Holds the folder of the mounted share open.
   *
   * @throws TemporaryStoreException if it is not mounted
   */
  FolderHandle open() throws IOException {
    try {
      return openMounted();
    } catch (NotMountedException missing) {
      if (mounter == null) {
        throw missing;
      }
      mounter.mount(this::isMounted);
      return openMounted();
    }
  }

  private boolean isMounted() throws IOException {
    try {
      openMounted().close();
      return true;
    } catch (NotMountedException missing) {
      return false;
    }
  }

  private FolderHandle openMounted() throws IOException {
    FolderHandle handle = openFolder();
    try {
      Optional<Mount> mount = MountTable.now().of(handle.mountId());
      if (mount.isEmpty() || !share.isMountedAs(mount.get())) {
        throw notMounted(mount.map(MountedShare::words).orElse("what was there was unmounted"));
      }
      return handle;
    } catch (IOException | RuntimeException failure) {
      handle.close();
      throw failure;
    }
  }

  private FolderHandle openFolder() throws IOException {
    try {
      return FolderHandle.open(folder);
    } catch (NoSuchFileException missing) {
      throw notMounted("there is no such folder");
    } catch (DisconnectedException failure) {
      throw notServed();
    } catch (FileSystemException failure) {
      throw new TemporaryStoreException(
          "the share %s cannot be reached at %s: %s".formatted(share, folder, failure.getReason()),
          failure);
    }
  }

  private static String words(Mount mount) {
    return "there is %s (%s), mounted at %s".formatted(mount.source(), mount.type(), mount.point());
  }

  private NotMountedException notMounted(String instead) {
    return new NotMountedException(
        "the share %s is not mounted at %s: %s; mount it: mount -t %s %s %s"
            .formatted(share, folder, instead, share.mountType(), share, folder));
  }

  private NotMountedException notServed() {
    return new NotMountedException(
        "the share %s is disconnected at %s: its bricks or its client are down; if the client ended, unmount it (umount -l %s) and mount it again"
            .formatted(share, folder, folder));
  }

  @Override
  public String toString() {
    return share + " at " + folder;
  }
}
