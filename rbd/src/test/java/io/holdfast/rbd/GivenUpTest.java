package io.holdfast.rbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.device.StuckDeviceException;
import io.holdfast.engine.pipeline.Lease;
import io.holdfast.engine.pipeline.MemoryBudget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What goes on in the library after its caller gave up ends well when the cluster answers. */
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class GivenUpTest extends OnCluster {

  private static final Duration CALL = Duration.ofSeconds(2);
  private static final Duration SLACK = Duration.ofSeconds(5);
  private static final byte[] DATA = noise(MIB, 3);

  /** Gives calls up long before the library gives up their requests. */
  private static ClusterLogin hasty() throws IOException {
    ClusterLogin login = SharedCeph.cluster().login("cinder");
    ClusterLimits limits =
        new ClusterLimits(Duration.ofSeconds(15), Duration.ofSeconds(60), CALL, CALL, 8);
    return new ClusterLogin(login.cluster(), login.user(), login.key(), login.monitors(), limits);
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static void awaitEnd(Cluster cluster) throws InterruptedException {
    while (!cluster.ended()) {
      Thread.sleep(20);
    }
  }

  @Test
  void anImageThatOpensLateIsClosedBeforeItsPoolAndConnectionEnd() throws Exception {
    RealCeph ceph = SharedCeph.cluster();
    pool.create("late", MIB, FEATURES);
    Cluster other = Cluster.connect(hasty());
    Pool images = other.pool(RealCeph.VOLUMES);
    ceph.freezeOsd();
    try {
      long begin = System.nanoTime();
      assertThatThrownBy(() -> images.open("late"))
          .isInstanceOfSatisfying(CephException.class, e -> assertThat(e.timedOut()).isTrue());
      assertThat(since(begin)).isBetween(CALL, CALL.plus(SLACK));
      images.close();
      other.close();
      assertThat(other.ended()).isFalse();
    } finally {
      ceph.thawOsd();
    }
    awaitEnd(other);
    assertThat(ceph.tools().rbd("status", "volumes/late")).contains("Watchers: none");
    pool.remove("late");
  }

  @Test
  void closingAnImageThatDoesNotAnswerIsGivenUpInTime() throws Exception {
    RealCeph ceph = SharedCeph.cluster();
    pool.create("closed-late", MIB, FEATURES);
    Cluster other = Cluster.connect(hasty());
    Pool images = other.pool(RealCeph.VOLUMES);
    Image image = images.open("closed-late");
    image.takeAlone();
    images.close();
    other.close();
    ceph.freezeOsd();
    try {
      long begin = System.nanoTime();
      image.close();
      assertThat(since(begin)).isLessThan(CALL.plus(SLACK));
      assertThat(other.ended()).isFalse();
    } finally {
      ceph.thawOsd();
    }
    awaitEnd(other);
    pool.remove("closed-late");
  }

  @Test
  void memoryThatTheLibraryMayStillWriteToIsNotUsedAgainUntilItDoesNot() throws Exception {
    RealCeph ceph = SharedCeph.cluster();
    MemoryBudget budget = new MemoryBudget(4 * MIB);
    Cluster other = Cluster.connect(hasty());
    Pool images = other.pool(RealCeph.VOLUMES);
    RbdDevice device = device("stuck", 4 * MIB);
    device.write(0, ByteBuffer.wrap(DATA));
    device.close();
    Reading reading = new Reading(budget.acquire(MIB));
    RbdDevice slow = new RbdDevice(images, images.openReadOnly("stuck"), images::close);
    ceph.freezeOsd();
    try {
      long begin = System.nanoTime();
      assertThatThrownBy(() -> reading.from(slow))
          .isInstanceOf(StuckDeviceException.class)
          .hasMessageContaining("To read 1048576 bytes at 0 of volumes/stuck");
      assertThat(since(begin)).isBetween(CALL, CALL.plus(SLACK));
      slow.close();
      other.close();
      assertThat(budget.freeBytes()).isEqualTo(3 * MIB);
      assertThat(other.ended()).isFalse();
    } finally {
      ceph.thawOsd();
    }
    while (budget.freeBytes() < budget.totalBytes()) {
      Thread.sleep(20);
    }
    awaitEnd(other);
    assertThat(reading.bytes.clear()).isEqualTo(ByteBuffer.wrap(DATA));
    pool.remove("stuck");
  }

  /** As a piece of a job does it. */
  private static final class Reading {
    private final Lease memory;
    private ByteBuffer bytes;

    Reading(Lease memory) {
      this.memory = memory;
    }

    void from(RbdDevice device) throws IOException {
      memory.use(
          buffer -> {
            bytes = buffer;
            try (RbdBatch batch = new RbdBatch(device, device.image().requests(8, CALL))) {
              batch.read(0, buffer);
              batch.finish();
            }
            return buffer;
          });
    }
  }

  @Test
  void aReaderThatIsInterruptedStaysForAsLongAsItsMemoryIsUsed() throws Exception {
    RealCeph ceph = SharedCeph.cluster();
    ByteBuffer memory = ByteBuffer.allocateDirect(MIB);
    try (RbdDevice device = device("interrupted", 4 * MIB)) {
      device.write(0, ByteBuffer.wrap(DATA));
      FutureTask<Boolean> reading =
          new FutureTask<>(
              () -> {
                device.read(0, memory);
                return Thread.interrupted();
              });
      Thread reader = new Thread(reading, "reader");
      ceph.freezeOsd();
      try {
        reader.start();
        reader.interrupt();
        reader.join(1000);
        assertThat(reading.isDone()).isFalse();
      } finally {
        ceph.thawOsd();
      }
      assertThat(reading.get()).isTrue();
      assertThat(memory.flip()).isEqualTo(ByteBuffer.wrap(DATA));
    }
    pool.remove("interrupted");
  }

  @Test
  void allWhoNeedAConnectionWaitForOneAttemptAtIt() throws Exception {
    ClusterLogin right = SharedCeph.cluster().login("cinder");
    ClusterLimits limits = new ClusterLimits(CALL, CALL, CALL, CALL, 1);
    ClusterLogin nowhere =
        new ClusterLogin("ceph", "cinder", right.key(), List.of("127.0.0.1:1"), limits);
    int jobs = 6;
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try (ClusterConnection connection = new ClusterConnection(() -> nowhere)) {
      long begin = System.nanoTime();
      List<Future<?>> running = new ArrayList<>();
      for (int job = 0; job < jobs; job++) {
        running.add(
            threads.submit(
                () ->
                    assertThatThrownBy(connection::cluster)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("To connect as")));
      }
      for (Future<?> job : running) {
        job.get();
      }
      assertThat(since(begin)).isLessThan(CALL.multipliedBy(jobs / 2));
    } finally {
      threads.shutdownNow();
    }
  }
}
