package io.holdfast.backup;

import io.holdfast.configuration.DataPathConfiguration;
import io.holdfast.configuration.PosixConfiguration;
import io.holdfast.engine.driver.BackupDriver;
import io.holdfast.engine.driver.chunked.ChunkedBackupDriver;
import io.holdfast.engine.driver.chunked.ChunkedSettings;
import io.holdfast.engine.driver.chunked.PosixLayout;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.store.PosixObjectStore;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Backups in a folder of this node, or in one that all nodes share. */
@ApplicationScoped
public class PosixTarget implements BackupTarget {

  @Inject private PosixConfiguration posix;
  @Inject private DataPathConfiguration dataPath;

  @Resource(lookup = "java:jboss/ee/concurrency/executor/holdfast-pipeline")
  private ManagedExecutorService executor;

  private BackupDriver driver;

  @PostConstruct
  void open() {
    ChunkedSettings settings =
        new ChunkedSettings(
            dataPath.window().intBytes(),
            dataPath.hashBlock().intBytes(),
            Compression.ofLabel(dataPath.compression()),
            dataPath.windowsInFlight(),
            true);
    MemoryBudget budget = new MemoryBudget(dataPath.memoryBudget().bytes());
    try {
      PosixObjectStore store = new PosixObjectStore(posix.path());
      driver = new ChunkedBackupDriver(store, new PosixLayout(), settings, budget, executor);
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "The backup repository " + posix.path() + " cannot be used: " + failure.getMessage(),
          failure);
    }
    BackupLog.LOG.target(
        driver.service(),
        posix.path().toString(),
        budget.totalBytes(),
        settings.windowBytes(),
        dataPath.compression());
  }

  @Override
  public BackupDriver driver() {
    return driver;
  }

  @Override
  public boolean shared() {
    return posix.shared();
  }
}
