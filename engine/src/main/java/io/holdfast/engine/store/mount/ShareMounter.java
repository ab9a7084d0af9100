package io.holdfast.engine.store.mount;

import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Mounts a share at its mount point (drivers.md section 2). Nothing is unmounted but the mount of a
 * client that ended, and no permission of the share is changed. Threads: any; one of them mounts,
 * the others wait for it.
 */
final class ShareMounter {

  /** After a failure nobody tries again so soon, however many jobs want to. */
  private static final Duration REST = Duration.ofSeconds(5);

  private static final Duration OTHER_MOUNTS = Duration.ofMinutes(5);

  private final Share share;
  private final Path point;
  private final MountSettings settings;
  private final ShareClient client;
  private IOException lastFailure;
  private long restEnd;

  ShareMounter(Share share, Path point, MountSettings settings) {
    this.share = share;
    this.point = point;
    this.settings = settings;
    this.client = new ShareClient(share, point);
  }

  /** Says whether it is mounted by now. */
  interface Look {
    boolean isMounted() throws IOException;
  }

  /**
   * Mounts it unless it is.
   *
   * @throws TemporaryStoreException with what {@code mount} said
   */
  synchronized void mount(Look look) throws IOException {
    if (look.isMounted()) {
      return;
    }
    if (lastFailure != null && System.nanoTime() < restEnd) {
      throw failed(lastFailure);
    }
    try {
      mountLocked(look);
      lastFailure = null;
    } catch (InterruptedIOException interrupted) {
      throw interrupted;
    } catch (IOException failure) {
      lastFailure = failure;
      restEnd = System.nanoTime() + REST.toNanos();
      throw failed(failure);
    }
  }

  private void mountLocked(Look look) throws IOException {
    MountLock lock = MountLock.of(point, OTHER_MOUNTS);
    try {
      if (look.isMounted()) {
        return;
      }
      if (client.hasEnded()) {
        LimitedCommand.run(unmountWords(), settings.limit());
      }
      if (MountTable.now().at(point).filter(share::isMountedAs).isEmpty()) {
        Files.createDirectories(point);
        attempts();
      }
    } finally {
      lock.close();
    }
  }

  private TemporaryStoreException failed(IOException failure) {
    return new TemporaryStoreException(
        "the share %s could not be mounted at %s: %s".formatted(share, point, failure.getMessage()),
        failure);
  }

  private void attempts() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        tries();
        return;
      } catch (InterruptedIOException interrupted) {
        throw interrupted;
      } catch (IOException failure) {
        if (attempt >= settings.attempts()) {
          throw failure;
        }
        Pause.of(Duration.ofSeconds(1L << (attempt - 1)));
      }
    }
  }

  private void tries() throws IOException {
    List<String> failures = new ArrayList<>();
    for (MountOptions options : settings.options().tries(share)) {
      try {
        LimitedCommand.run(words(options), settings.limit());
        return;
      } catch (InterruptedIOException interrupted) {
        throw interrupted;
      } catch (IOException failure) {
        failures.add(failure.getMessage());
      }
    }
    throw new IOException(String.join("; ", failures));
  }

  /**
   * As those that mount, with {@code umount} for {@code mount} at the end of the program's name.
   */
  private List<String> unmountWords() {
    List<String> words = new ArrayList<>(settings.command());
    int program = words.size() - 1;
    words.set(program, words.get(program).replaceFirst("mount$", "umount"));
    words.addAll(List.of("-l", point.toString()));
    return words;
  }

  private List<String> words(MountOptions options) {
    List<String> words = new ArrayList<>(settings.command());
    words.addAll(List.of("-t", share.mountType()));
    words.addAll(options.words());
    words.addAll(List.of(share.source(), point.toString()));
    return words;
  }
}
