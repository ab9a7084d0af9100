package io.holdfast.rbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What ends or hangs the JVM when it is done to rados-java directly. That the tests end at all is
 * half of what they show.
 */
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class HazardsTest extends OnCluster {

  private static final byte[] DATA = noise(MIB, 7);

  private static void gives(RbdDevice device, byte[] data) throws IOException {
    ByteBuffer read = ByteBuffer.allocateDirect(data.length);
    assertThat(device.read(0, read)).isEqualTo(data.length);
    assertThat(read.flip()).isEqualTo(ByteBuffer.wrap(data));
  }

  @Test
  void closingTwiceIsHarmlessAndAClosedImageRefusesEveryCall() throws IOException {
    RbdDevice device = device("closed", 4 * MIB);
    device.close();
    device.close();
    Image image = device.image();
    image.close();
    List<ThrowingCallable> calls =
        List.of(
            image::size,
            image::snapshots,
            image::flush,
            image::flatten,
            () -> image.resize(1),
            () -> image.createSnapshot("s"),
            () -> image.changes(null, (offset, length, data) -> {}),
            () -> device.read(0, ByteBuffer.allocateDirect(1)),
            () -> device.write(0, ByteBuffer.allocateDirect(1)),
            () -> device.zero(0, 1));
    for (ThrowingCallable call : calls) {
      assertThatThrownBy(call).isInstanceOf(IOException.class).hasMessageContaining("is closed");
    }
    pool.remove("closed");
  }

  @Test
  void aClosedPoolAndConnectionRefuseEveryCallToo() throws IOException {
    pool.close();
    assertThatThrownBy(() -> pool.images()).hasMessageContaining("is closed");
    assertThatThrownBy(() -> pool.open("x")).hasMessageContaining("is closed");
    cluster.close();
    assertThatThrownBy(() -> cluster.pool("volumes")).hasMessageContaining("is closed");
    assertThatThrownBy(cluster::check).hasMessageContaining("is closed");
    assertThat(cluster.ended()).isTrue();
  }

  @Test
  void aConnectionEndsOnlyAfterItsImages() throws IOException {
    RbdDevice device = device("outliving", 4 * MIB);
    device.write(0, ByteBuffer.wrap(DATA));
    pool.close();
    cluster.close();
    assertThat(cluster.ended()).isFalse();
    gives(device, DATA);
    assertThatThrownBy(() -> pool.open("outliving")).hasMessageContaining("is closed");
    device.close();
    assertThat(cluster.ended()).isTrue();
    connect();
    pool.remove("outliving");
  }

  @Test
  void aConnectionNobodyHoldsLivesAsLongAsItsImages() throws Exception {
    try (RbdDevice device = orphan()) {
      for (int round = 0; round < 5; round++) {
        System.gc();
        Thread.sleep(50);
        gives(device, DATA);
      }
    }
    pool.remove("orphan");
  }

  /** A device whose connection and pool only it still knows. */
  @SuppressWarnings("resource")
  private RbdDevice orphan() throws IOException {
    Pool other = Cluster.connect(SharedCeph.cluster().login("cinder")).pool(RealCeph.VOLUMES);
    other.create("orphan", 4 * MIB, FEATURES);
    RbdDevice device = new RbdDevice(other, other.open("orphan"), () -> {});
    device.write(0, ByteBuffer.wrap(DATA));
    return device;
  }

  @Test
  void closingWhileOthersReadEndsTheirReadsWellOrWithAnError() throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 10; round++) {
        RbdDevice device = device("raced", 16 * MIB);
        AtomicInteger refused = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int reader = 0; reader < 4; reader++) {
          running.add(readers.submit(() -> readUntilClosed(device, refused)));
        }
        Thread.sleep(20);
        device.close();
        for (Future<?> reader : running) {
          reader.get();
        }
        assertThat(refused).hasValue(4);
      }
    } finally {
      readers.shutdownNow();
    }
    pool.remove("raced");
  }

  private static void readUntilClosed(RbdDevice device, AtomicInteger refused) {
    ByteBuffer target = ByteBuffer.allocateDirect(16 * MIB);
    try {
      while (true) {
        assertThat(device.read(0, target.clear())).isEqualTo(16 * MIB);
      }
    } catch (IOException closed) {
      assertThat(closed).hasMessageContaining("is closed");
      refused.incrementAndGet();
    }
  }

  @Test
  void aFailureWhileChangesAreToldFailsTheListing() throws IOException {
    try (RbdDevice device = device("listed", 40 * MIB)) {
      device.write(0, ByteBuffer.wrap(DATA));
      device.write(20 * MIB, ByteBuffer.wrap(DATA));
      Image image = device.image();
      AtomicInteger told = new AtomicInteger();
      ChangeVisitor failing =
          (offset, length, data) -> {
            told.incrementAndGet();
            throw new IOException("full");
          };
      assertThatThrownBy(() -> image.changes(null, failing)).hasMessage("full");
      assertThat(told).hasValue(1);
      ChangeVisitor broken =
          (offset, length, data) -> {
            throw new StackOverflowError("deep");
          };
      assertThatThrownBy(() -> image.changes(null, broken)).hasMessageContaining("deep");
    }
    pool.remove("listed");
  }

  @Test
  void strangersAndWrongKeysAreNotLetIn() throws IOException {
    ClusterLogin right = SharedCeph.cluster().login("cinder");
    ClusterLogin stranger = as("nobody", right.key());
    assertThatThrownBy(() -> Cluster.connect(stranger))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("client.nobody")
        .hasMessageNotContaining(right.key());
    String other = SharedCeph.cluster().key("cinder-backup");
    ClusterLogin wrong = as("cinder", other);
    assertThatThrownBy(() -> Cluster.connect(wrong))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining(other);
  }

  private static ClusterLogin as(String user, String key) throws IOException {
    ClusterLogin right = SharedCeph.cluster().login("cinder");
    return new ClusterLogin(right.cluster(), user, key, right.monitors(), right.limits());
  }

  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void aMonitorThatIsNotThereIsGivenUp() {
    ClusterLogin nowhere =
        new ClusterLogin(
            "ceph",
            "cinder",
            "AQAAAAAAAAAAEAAA1111111111111111111111==",
            List.of("127.0.0.1:1"),
            new ClusterLimits(
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                1));
    assertThatThrownBy(() -> Cluster.connect(nowhere)).isInstanceOf(IOException.class);
  }

  @Test
  void poolsThatAreMissingOrForbiddenAreNamed() throws IOException {
    assertThatThrownBy(() -> cluster.pool("none"))
        .isInstanceOfSatisfying(CephException.class, e -> assertThat(e.missing()).isTrue())
        .hasMessageContaining("'none'");
    try (Pool forbidden = cluster.pool(RealCeph.BACKUPS)) {
      assertThatThrownBy(() -> forbidden.create("mine", MIB, FEATURES))
          .isInstanceOf(CephException.class)
          .hasMessageContaining("backups/mine");
    }
  }

  @Test
  void whileTheOsdDoesNotAnswerEveryCallEndsInTimeAndLaterWorksAgain() throws Exception {
    RealCeph ceph = SharedCeph.cluster();
    try (RbdDevice device = device("frozen", 64 * MIB)) {
      device.write(0, ByteBuffer.wrap(DATA));
      Image image = device.image();
      ceph.freezeOsd();
      try {
        List<ThrowingCallable> calls =
            List.of(
                () -> device.read(0, ByteBuffer.allocateDirect(8 * MIB)),
                () -> device.write(0, ByteBuffer.allocateDirect(8 * MIB)),
                () -> device.zero(0, 8 * MIB),
                () -> image.createSnapshot("never"),
                () -> pool.create("never", MIB, FEATURES),
                () -> pool.openReadOnly("frozen"),
                () -> pool.readObject("never", 10));
        allFail(calls);
      } finally {
        ceph.thawOsd();
      }
      device.write(0, ByteBuffer.wrap(DATA));
      device.flush();
      gives(device, DATA);
      if (image.hasSnapshot("never")) {
        image.removeSnapshot("never");
      }
    }
    pool.remove("frozen");
  }

  /** All at once, since each takes as long as it may. */
  private static void allFail(List<ThrowingCallable> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (ThrowingCallable call : calls) {
        running.add(
            threads.submit(
                () -> {
                  assertThatThrownBy(call).isInstanceOf(CephException.class);
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aSnapshotKeepsAnImageFromBeingRemovedUnderItsReader() throws IOException {
    try (RbdDevice device = device("kept", 4 * MIB)) {
      device.write(0, ByteBuffer.wrap(DATA));
      device.image().createSnapshot("s");
    }
    try (RbdSnapshotDevice device = snapshot("kept", "s")) {
      assertThatThrownBy(() -> pool.remove("kept")).isInstanceOf(CephException.class);
      ByteBuffer read = ByteBuffer.allocate(MIB);
      device.read(0, read);
      assertThat(read.array()).isEqualTo(DATA);
    }
    try (Image image = pool.open("kept")) {
      image.removeSnapshot("s");
    }
    pool.remove("kept");
  }
}
