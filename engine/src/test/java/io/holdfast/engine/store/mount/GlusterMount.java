package io.holdfast.engine.store.mount;

import io.holdfast.engine.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The volume of the shared cluster, mounted by the store itself and emptied. */
final class GlusterMount implements AutoCloseable {

  static final Duration CHECK = Duration.ofSeconds(5);

  final RealGluster gluster = RealGluster.shared();
  final Path point;
  final MountedObjectStore store;
  private final TestMounts mounts = new TestMounts();

  GlusterMount(Path base) throws IOException {
    point = gluster.share().mountPoint(base);
    mounts.expect(point);
    store = store();
    store.check();
    empty();
  }

  private MountedObjectStore store() {
    MountSettings settings =
        new MountSettings(List.of("mount"), gluster.options(), 1, Duration.ofSeconds(60));
    return new MountedObjectStore(
        MountedShare.mounting(gluster.share(), point, settings), CHECK.multipliedBy(6));
  }

  /** One that does not mount, and does not wait long for an answer. */
  ObjectStore checkingStore() {
    return new MountedObjectStore(MountedShare.existing(gluster.share(), point), CHECK);
  }

  private void empty() throws IOException {
    try (Stream<Path> all = Files.walk(point)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(point)) {
          Files.delete(path);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    mounts.close();
  }
}
