package io.holdfast.target;

import io.holdfast.configuration.DataPathConfiguration;
import io.holdfast.configuration.ObjectOptions;
import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.engine.driver.BackupDriver;
import io.holdfast.engine.driver.chunked.ChunkedBackupDriver;
import io.holdfast.engine.driver.chunked.ChunkedLayout;
import io.holdfast.engine.driver.chunked.ChunkedSettings;
import io.holdfast.engine.driver.tsm.TsmBackupDriver;
import io.holdfast.engine.driver.tsm.TsmSettings;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.RetryingObjectStore;
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
  private ManagedExecutorService threads;

  private LoggingExecutor executor;
  private ChunkedSettings settings;
  private MemoryBudget budget;

  @PostConstruct
  void prepare() {
    executor = new LoggingExecutor(threads);
    settings = settings(dataPath);
    budget = new MemoryBudget(dataPath.memoryBudget().bytes());
    TargetLog.LOG.dataPath(budget.totalBytes(), settings.windowBytes(), dataPath.compression());
  }

  private static ChunkedSettings settings(DataPathConfiguration path) {
    return new ChunkedSettings(
        path.window().intBytes(),
        path.hashBlock().intBytes(),
        Compression.ofLabel(path.compression()),
        path.windowsInFlight(),
        true);
  }

  /** A driver for a target that holds objects, in a store that is asked again when it fails. */
  BackupDriver chunked(TargetConfiguration target, ObjectStore store, ChunkedLayout layout) {
    ObjectStore patient = new RetryingObjectStore(store, ObjectOptions.retries(target));
    ChunkedSettings own = settings(ObjectOptions.dataPath(target, dataPath));
    return new ChunkedBackupDriver(patient, layout, own, budget, executor);
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

  /** A driver for a node of TSM. */
  BackupDriver tsm(TsmSettings tsm) {
    return new TsmBackupDriver(tsm, budget);
  }
}
