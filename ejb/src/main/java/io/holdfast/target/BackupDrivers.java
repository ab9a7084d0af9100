package io.holdfast.target;

import io.holdfast.configuration.DataPathConfiguration;
import io.holdfast.engine.driver.BackupDriver;
import io.holdfast.engine.driver.chunked.ChunkedBackupDriver;
import io.holdfast.engine.driver.chunked.ChunkedLayout;
import io.holdfast.engine.driver.chunked.ChunkedSettings;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.rbd.ClusterConnection;
import io.holdfast.rbd.backup.CephBackupDriver;
import io.holdfast.rbd.backup.CopySettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Makes drivers, which all share the memory and the threads of the node. */
@ApplicationScoped
public class BackupDrivers {

  @Inject private DataPathConfiguration dataPath;

  @Resource(lookup = "java:jboss/ee/concurrency/executor/holdfast-pipeline")
  private ManagedExecutorService executor;

  private ChunkedSettings settings;
  private MemoryBudget budget;

  @PostConstruct
  void prepare() {
    settings =
        new ChunkedSettings(
            dataPath.window().intBytes(),
            dataPath.hashBlock().intBytes(),
            Compression.ofLabel(dataPath.compression()),
            dataPath.windowsInFlight(),
            true);
    budget = new MemoryBudget(dataPath.memoryBudget().bytes());
    TargetLog.LOG.dataPath(budget.totalBytes(), settings.windowBytes(), dataPath.compression());
  }

  /** A driver for a target that holds objects. */
  BackupDriver chunked(ObjectStore store, ChunkedLayout layout) {
    return new ChunkedBackupDriver(store, layout, settings, budget, executor);
  }

  /**
   * A driver for pools of a Ceph cluster.
   *
   * @param pool of backups that name no container
   */
  BackupDriver ceph(ClusterConnection connection, String pool, boolean journaling) {
    CopySettings copies = CopySettings.objects(settings.windowsInFlight());
    return new CephBackupDriver(connection, pool, journaling, copies, budget, executor);
  }
}
