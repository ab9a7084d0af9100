package io.holdfast.engine.store.mount;

import io.holdfast.engine.device.posix.FolderHandle;
import io.holdfast.engine.store.InvalidNameException;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.PosixObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Objects as files of a mounted share. Each call looks whether the share is mounted and holds it
 * until its end: where it is not, nothing is written, read or listed, and the call fails with a
 * {@link io.holdfast.engine.store.TemporaryStoreException} that says so.
 *
 * <p>A call may wait as long as the kernel waits for the server, which is for ever with hard mounts
 * of NFS; only {@link #check} is limited.
 */
public final class MountedObjectStore implements ObjectStore {

  private final MountedShare share;
  private final LimitedCheck check;

  /**
   * Does not look at the share yet: the server starts without it, too.
   *
   * @param checkLimit how long {@link #check} waits for an answer
   */
  public MountedObjectStore(MountedShare share, Duration checkLimit) {
    this.share = share;
    this.check = new LimitedCheck(share.toString(), checkLimit, this::checkShare);
  }

  private interface Call<T> {
    T on(Path root, ShareFailures failures) throws IOException;
  }

  private <T> T onShare(Call<T> call) throws IOException {
    try (FolderHandle folder = share.open()) {
      ShareFailures failures = new ShareFailures(share, folder.path());
      try {
        return call.on(folder.path(), failures);
      } catch (IOException failure) {
        throw failures.of(failure);
      }
    }
  }

  private interface Change {
    void on(ObjectStore store) throws IOException;
  }

  private void change(Change change) throws IOException {
    onShare(
        (root, failures) -> {
          change.on(store(root));
          return null;
        });
  }

  private PosixObjectStore store(Path root) {
    return new PosixObjectStore(root, share.toString());
  }

  @Override
  public void checkContainer(String container) throws InvalidNameException {
    store(share.folder()).checkContainer(container);
  }

  @Override
  public void put(String container, String name, Payload payload) throws IOException {
    change(store -> store.put(container, name, payload));
  }

  @Override
  public InputStream get(String container, String name) throws IOException {
    // The open object holds the mount as the folder did.
    return onShare(
        (root, failures) -> new ShareInputStream(store(root).get(container, name), failures));
  }

  @Override
  public List<String> list(String container, String prefix) throws IOException {
    return onShare((root, failures) -> store(root).list(container, prefix));
  }

  @Override
  public void delete(String container, String name) throws IOException {
    deleteAll(container, List.of(name));
  }

  @Override
  public void deleteAll(String container, Collection<String> names) throws IOException {
    change(store -> store.deleteAll(container, names));
  }

  @Override
  public void deleteUnfinished(String container, String prefix) throws IOException {
    change(store -> store.deleteUnfinished(container, prefix));
  }

  @Override
  public void deleteContainerIfEmpty(String container) throws IOException {
    change(store -> store.deleteContainerIfEmpty(container));
  }

  @Override
  public void check() throws IOException {
    check.run();
  }

  private void checkShare() throws IOException {
    onShare(
        (root, failures) -> {
          // Attributes may come from the client's memory; free space is asked of the server.
          Files.getFileStore(root).getUsableSpace();
          if (!Files.isWritable(root)) {
            throw new AccessDeniedException(root.toString());
          }
          return null;
        });
  }
}
