package io.holdfast.target;

import io.holdfast.configuration.DataPathConfiguration;
import io.holdfast.engine.driver.BackupDriver;
import io.holdfast.engine.driver.chunked.ChunkedBackupDriver;
import io.holdfast.engine.driver.chunked.ChunkedLayout;
import io.holdfast.engine.driver.chunked.ChunkedSettings;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.store.ObjectStore;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Makes chunked drivers, which all share the memory and the threads of the node. */
@ApplicationScoped
public class ChunkedDrivers {

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

  /** A driver over a store. */
  BackupDriver over(ObjectStore store, ChunkedLayout layout) {
    return new ChunkedBackupDriver(store, layout, settings, budget, executor);
  }
}
