package io.holdfast.rbd.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.rbd.CephException;
import io.holdfast.rbd.CephTools;
import io.holdfast.rbd.ClusterConnection;
import io.holdfast.rbd.RbdDevice;
import io.holdfast.rbd.RealCeph;
import io.holdfast.rbd.SharedCeph;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What goes wrong in the middle of a job ends it within the limits, and never unseen. */
@Timeout(value = 240, threadMode = ThreadMode.SEPARATE_THREAD)
class CephFaultsTest {

  private static final int MIB = SourceImage.MIB;
  private static final int SIZE = 64 * MIB;
  private static final Duration SOON = Duration.ofSeconds(120);

  /** A request of 5 s, and then each handle that is closed without an answer; see RealCeph. */
  private static final Duration LIMIT = Duration.ofSeconds(5 + 20 + 20);

  private final RealCeph ceph = SharedCeph.cluster();
  private CephWorkbench bench;
  private CephBackupDriver driver;
  private SourceImage volume;
  private long happened;

  @BeforeEach
  void aVolume() throws IOException {
    ClusterConnection.Login login = () -> ceph.impatientLogin("cinder-backup");
    bench = new CephWorkbench(MIB, ceph, login);
    driver = bench.driver();
    volume = new SourceImage(driver, UUID.randomUUID().toString(), SIZE, login);
    volume.write(0, 40 * MIB, 1);
  }

  @AfterEach
  void nothing() throws Exception {
    assertThat(bench.budget().freeBytes()).isEqualTo(bench.budget().totalBytes());
    // A client whose calls were given up watches the image until Ceph forgets it, after 30 s.
    soon(volume::close);
    bench.close();
    bench.emptyPools(RealCeph.BACKUPS);
  }

  /** Something that a test does in the middle of a job. */
  private interface Event {
    void happen() throws Exception;
  }

  /** Lets it happen once, when some windows are done. */
  private JobControl inTheMiddle(Event event) {
    AtomicInteger calls = new AtomicInteger();
    return (done, total) -> {
      if (calls.incrementAndGet() == 6) {
        try {
          event.happen();
          happened = System.nanoTime();
        } catch (IOException failure) {
          throw failure;
        } catch (Exception failure) {
          throw new IllegalStateException(failure);
        }
      }
    };
  }

  /** Fails as expected, and within the documented time after what happened. */
  private AbstractThrowableAssert<?, ?> failsInTime(ThrowingCallable job) {
    AbstractThrowableAssert<?, ?> failure = assertThatThrownBy(job);
    assertThat(Duration.ofNanos(System.nanoTime() - happened)).isLessThan(LIMIT);
    return failure;
  }

  /**
   * As a user who tries again: clients come back to an OSD, and lose their locks, in half a minute.
   */
  private static void soon(Event event) throws Exception {
    long end = System.nanoTime() + SOON.toNanos();
    while (true) {
      try {
        event.happen();
        return;
      } catch (CephException failure) {
        if (System.nanoTime() > end) {
          throw failure;
        }
      }
    }
  }

  @Test
  void anOsdThatDiesEndsABackupInTimeAndTheNextOneIsGood() throws Exception {
    byte[] bytes = volume.bytes();
    BackupRecord record = volume.located(null);
    String state = volume.keep(record);
    failsInTime(() -> volume.backup(record, null, state, inTheMiddle(ceph::killOsd)))
        .isInstanceOf(IOException.class);
    ceph.restartOsd();
    soon(() -> driver.delete(record, JobControl.NONE));
    assertThat(volume.exists("volume-" + volume.volumeId + ".backup." + record.id())).isFalse();
    volume.backup(record, null, state, JobControl.NONE);
    assertThat(volume.restored(SIZE, record)).isEqualTo(bytes);
  }

  @Test
  void anOsdThatDiesEndsARestoreInTimeAndTheNextOneIsGood() throws Exception {
    byte[] bytes = volume.bytes();
    BackupRecord full = volume.backup(null);
    try (RbdDevice target = volume.open()) {
      JobControl dying = inTheMiddle(ceph::killOsd);
      failsInTime(() -> driver.restore(List.of(full), target, dying))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(DamagedBackupException.class);
      ceph.restartOsd();
      soon(() -> driver.restore(List.of(full), target, JobControl.NONE));
      assertThat(SourceImage.bytes(target)).isEqualTo(bytes);
    }
  }

  @Test
  void anOsdThatOnlyPausesIsWaitedFor() throws Exception {
    byte[] bytes = volume.bytes();
    BackupRecord record = volume.located(null);
    String state = volume.keep(record);
    volume.backup(record, null, state, inTheMiddle(this::pause));
    assertThat(happened).isPositive();
    assertThat(volume.restored(SIZE, record)).isEqualTo(bytes);
  }

  /** Shorter than a request may take. */
  private void pause() throws Exception {
    ceph.freezeOsd();
    Thread.sleep(2000);
    ceph.thawOsd();
  }

  @Test
  void anOsdThatPausesDuringARestoreIsWaitedForToo() throws Exception {
    byte[] bytes = volume.bytes();
    BackupRecord full = volume.backup(null);
    volume.write(0, SIZE, 7);
    try (RbdDevice target = volume.open()) {
      driver.restore(List.of(full), target, inTheMiddle(this::pause));
      assertThat(happened).isPositive();
      assertThat(SourceImage.bytes(target)).isEqualTo(bytes);
    }
  }

  /** Longer than a request may take: the job ends, and the cluster is as it was. */
  @Test
  void anOsdThatIsSilentForTooLongEndsABackupAndARestoreInTime() throws Exception {
    byte[] bytes = volume.bytes();
    BackupRecord record = volume.located(null);
    String state = volume.keep(record);
    failsInTime(() -> volume.backup(record, null, state, inTheMiddle(ceph::freezeOsd)))
        .isInstanceOf(IOException.class);
    ceph.thawOsd();
    soon(() -> driver.delete(record, JobControl.NONE));
    volume.backup(record, null, state, JobControl.NONE);
    try (RbdDevice target = volume.open()) {
      failsInTime(() -> driver.restore(List.of(record), target, inTheMiddle(ceph::freezeOsd)))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(DamagedBackupException.class);
      ceph.thawOsd();
      soon(() -> driver.restore(List.of(record), target, JobControl.NONE));
      assertThat(SourceImage.bytes(target)).isEqualTo(bytes);
    }
  }

  /** Missing objects read as zeros: without a look at the end this would be a good backup. */
  @Test
  void aVolumeThatIsRemovedUnderABackupIsNoticed() throws Exception {
    BackupRecord record = volume.located(null);
    String state = volume.keep(record);
    CephTools tools = ceph.tools();
    Event removal =
        () -> {
          tools.rbd("snap", "rm", "volumes/" + volume.name + "@" + state);
          volume.write(0, SIZE, 9);
        };
    assertThatThrownBy(() -> volume.backup(record, null, state, inTheMiddle(removal)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("removed while it was read");
    assertThatThrownBy(() -> driver.describe(record)).isInstanceOf(DamagedBackupException.class);
    driver.delete(record, JobControl.NONE);
  }

  @Test
  void aBackupThatIsRemovedUnderItsRestoreIsNoticed() throws Exception {
    BackupRecord full = volume.backup(null);
    volume.backup(full);
    try (RbdDevice target = volume.open()) {
      JobControl removing = inTheMiddle(() -> driver.delete(full, JobControl.NONE));
      assertThatThrownBy(() -> driver.restore(List.of(full), target, removing))
          .isInstanceOf(DamagedBackupException.class)
          .hasMessageContaining(full.id());
    }
  }

  @Test
  void aBaseImageThatIsDestroyedUnderABackupFailsIt() throws Exception {
    BackupRecord record = volume.located(null);
    String state = volume.keep(record);
    String base = "volume-" + volume.volumeId + ".backup." + record.id();
    Event destruction =
        () -> {
          String info = ceph.tools().rbd("info", "backups/" + base, "--format", "json");
          String id = info.replaceAll("(?s).*\"id\":\"([0-9a-f]+)\".*", "$1");
          ceph.tools().rados("-p", "backups", "rm", "rbd_header." + id);
        };
    assertThatThrownBy(() -> volume.backup(record, null, state, inTheMiddle(destruction)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> driver.describe(record)).isInstanceOf(IOException.class);
    ceph.tools().rados("-p", "backups", "rm", "rbd_id." + base);
    ceph.tools().shell("rados -c $CONF -p backups rmomapkey rbd_directory name_" + base);
    driver.delete(record, JobControl.NONE);
  }
}
