package io.holdfast.rbd.backup;

import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.rbd.CephTools;
import io.holdfast.rbd.ClusterConnection;
import io.holdfast.rbd.RealCeph;
import io.holdfast.rbd.SharedCeph;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A Ceph driver on the shared cluster, or on another one. */
final class CephWorkbench implements AutoCloseable {

  private final RealCeph ceph;
  private final ClusterConnection connection;
  private final ExecutorService executor = Executors.newFixedThreadPool(4);
  private final MemoryBudget budget = new MemoryBudget(64 << 20);
  private final CephBackupDriver driver;

  CephWorkbench(int windowBytes) {
    this(windowBytes, "cinder-backup");
  }

  CephWorkbench(int windowBytes, String user) {
    this(windowBytes, user, SharedCeph.cluster());
  }

  CephWorkbench(int windowBytes, String user, RealCeph ceph) {
    this(windowBytes, ceph, () -> ceph.login(user));
  }

  CephWorkbench(int windowBytes, RealCeph ceph, ClusterConnection.Login login) {
    this.ceph = ceph;
    connection = new ClusterConnection(login);
    driver =
        new CephBackupDriver(
            connection,
            RealCeph.BACKUPS,
            false,
            new CopySettings(windowBytes, 3),
            budget,
            executor);
  }

  CephBackupDriver driver() {
    return driver;
  }

  MemoryBudget budget() {
    return budget;
  }

  ClusterConnection connection() {
    return connection;
  }

  /** Removes all images and objects, as the cluster's administrator. */
  void emptyPools(String... pools) throws Exception {
    CephTools tools = ceph.tools();
    for (String pool : pools) {
      for (String image : tools.rbd("ls", pool).lines().toList()) {
        tools.rbd("snap", "purge", pool + "/" + image);
        tools.rbd("rm", pool + "/" + image);
      }
      for (String object : tools.rados("-p", pool, "ls").lines().toList()) {
        if (object.endsWith(".meta")) {
          tools.rados("-p", pool, "rm", object);
        }
      }
    }
  }

  @Override
  public void close() {
    connection.close();
    executor.shutdownNow();
  }
}
