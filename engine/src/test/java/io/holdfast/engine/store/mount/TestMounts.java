package io.holdfast.engine.store.mount;

import io.holdfast.engine.prerequisite.Prerequisite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Mounts that a test makes, and takes away at its end. Only root can. */
final class TestMounts implements AutoCloseable {

  /** A share that needs no server: memory, under a source of the same form. */
  static final Share MEMORY = new Share("host:/share", "tmpfs", Set.of("tmpfs"));

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Path> points = new ArrayList<>();

  static void requireRoot() {
    Prerequisite.require(
        "root".equals(System.getProperty("user.name")), "a test with mounts", "only root mounts");
  }

  void memory(String source, Path point) throws IOException {
    Files.createDirectories(point);
    run("mount", "-t", "tmpfs", source, point.toString());
    points.add(point);
  }

  void bind(Path from, Path point) throws IOException {
    run("mount", "--bind", from.toString(), point.toString());
    points.add(point);
  }

  /** To be unmounted at the end, whoever mounts it. */
  void expect(Path point) {
    points.add(point);
  }

  static void unmount(Path point) throws IOException {
    run("umount", point.toString());
  }

  /** Takes a mount out of sight that is still in use. */
  static void detach(Path point) throws IOException {
    run("umount", "-l", point.toString());
  }

  static long count(Path point) throws IOException {
    return MountTable.now().mounts().stream()
        .filter(mount -> mount.point().equals(point.toString()))
        .count();
  }

  static void run(String... words) throws IOException {
    LimitedCommand.run(List.of(words), PATIENCE);
  }

  @Override
  public void close() throws IOException {
    Collections.reverse(points);
    for (Path point : points) {
      while (count(point) > 0) {
        detach(point);
      }
    }
  }
}
