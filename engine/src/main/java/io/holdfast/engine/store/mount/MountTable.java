package io.holdfast.engine.store.mount;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is mounted now, as this process sees it.
 *
 * @param mounts a later one lies over an earlier one at the same place
 */
record MountTable(List<Mount> mounts) {

  private static final Path KERNEL = Path.of("/proc/self/mountinfo");

  static MountTable now() throws IOException {
    return new MountTable(
        new String(Files.readAllBytes(KERNEL), StandardCharsets.UTF_8)
            .lines()
            .map(Mount::of)
            .toList());
  }

  /** The mount of a number; empty if it was unmounted. */
  Optional<Mount> of(int id) {
    return mounts.stream().filter(mount -> mount.id() == id).findFirst();
  }

  /** What lies on top at a place; empty if nothing is mounted just there. */
  Optional<Mount> at(Path point) {
    return mounts.stream()
        .filter(mount -> mount.point().equals(point.toString()))
        .reduce((lower, upper) -> upper);
  }
}
