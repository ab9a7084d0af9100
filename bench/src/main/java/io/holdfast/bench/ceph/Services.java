package io.holdfast.bench.ceph;

import io.holdfast.bench.cinder.Cinder;
import io.holdfast.launcher.Holdfast;
import io.holdfast.launcher.Ports;
import io.holdfast.launcher.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/**
 * Holdfast as {@code ./run} starts it, and Cinder, both with volumes and backups in the cluster and
 * with databases in the same server.
 */
final class Services implements AutoCloseable {

  private final Settings settings;
  private final Holdfast holdfast;
  private final Cinder cinder;

  /**
   * Starts both.
   *
   * @param wildfly the configured server
   */
  Services(CephLab lab, Path wildfly, Path folder)
      throws IOException, InterruptedException, SQLException {
    this.settings = Settings.from(System.getenv()).with(settings(lab, folder));
    this.holdfast = Holdfast.prepare(wildfly, settings);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopHoldfast, "stop-holdfast"));
    try {
      this.cinder =
          new Cinder(
              Path.of("bench/cinder").toAbsolutePath(),
              folder.resolve("cinder"),
              holdfast.database().orElseThrow(),
              Map.of("CINDER_CEPH", lab.cluster().keyrings().toString()));
      holdfast.server().start();
      cinder.start();
    } catch (IOException | SQLException | RuntimeException failure) {
      holdfast.stop();
      throw failure;
    }
  }

  private static Map<String, String> settings(CephLab lab, Path folder) throws IOException {
    String monitor = lab.cluster().monitor();
    return Map.ofEntries(
        Map.entry("HOLDFAST_DATA", folder.resolve("data").toString()),
        Map.entry("HOLDFAST_PORT_OFFSET", Integer.toString(Ports.freeOffset())),
        Map.entry("HOLDFAST_DATABASE_PORT", Integer.toString(Ports.freePort())),
        Map.entry("HOLDFAST_CEPH_KEYRINGS", lab.cluster().keyrings().toString()),
        Map.entry("HOLDFAST_BACKENDS", "rbd"),
        Map.entry("HOLDFAST_BACKEND_RBD_TYPE", "rbd"),
        Map.entry("HOLDFAST_BACKEND_RBD_MONITORS", monitor),
        Map.entry("HOLDFAST_TARGETS", "ceph"),
        Map.entry("HOLDFAST_TARGET_CEPH_TYPE", "ceph"),
        Map.entry("HOLDFAST_TARGET_CEPH_MONITORS", monitor));
  }

  BlockStorage holdfast() {
    return new BlockStorage(settings.api() + "/v3");
  }

  BlockStorage cinder() {
    return new BlockStorage(cinder.address());
  }

  @Override
  public void close() {
    cinder.close();
    stopHoldfast();
  }

  private void stopHoldfast() {
    try {
      holdfast.stop();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
