package io.holdfast.rbd.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.driver.BackupDriver;
import io.holdfast.engine.driver.BackupDriverContract;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.rbd.RealCeph;
import io.holdfast.rbd.SharedCeph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The contract of drivers, kept by the Ceph driver for devices that are no images. */
class CephDriverTest extends BackupDriverContract {

  private static final String ARCHIVE = "archive";

  private CephWorkbench bench;

  @BeforeAll
  static void anotherPool() throws Exception {
    RealCeph ceph = SharedCeph.cluster();
    if (!ceph.tools().ceph("osd", "pool", "ls").contains(ARCHIVE)) {
      ceph.createPool(ARCHIVE);
      ceph.allow("cinder-backup", RealCeph.VOLUMES, RealCeph.BACKUPS, ARCHIVE);
    }
  }

  @BeforeEach
  void open() {
    bench = new CephWorkbench(4096);
  }

  @AfterEach
  void nothingIsLeftOnceAllIsDeleted() throws Exception {
    bench.close();
    bench.emptyPools(RealCeph.BACKUPS, ARCHIVE);
    assertThat(SharedCeph.cluster().tools().rbd("ls", RealCeph.BACKUPS)).isBlank();
  }

  @Override
  protected String otherContainer() {
    return ARCHIVE;
  }

  @Override
  protected BackupDriver driver() {
    return bench.driver();
  }

  @Override
  protected MemoryBudget budget() {
    return bench.budget();
  }
}
