package io.holdfast.rbd;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.device.Extent;
import io.holdfast.engine.device.Extents;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a snapshot says of itself must be true of its bytes. */
class RbdSnapshotDeviceTest extends OnCluster {

  private static final String IMAGE = "states";
  private static final int SIZE = 24 * MIB;

  @AfterEach
  void removeImage() throws IOException {
    connect();
    try (Image image = pool.open(IMAGE)) {
      for (ImageSnapshot snapshot : image.snapshots()) {
        image.removeSnapshot(snapshot.name());
      }
    }
    pool.remove(IMAGE);
    disconnect();
  }

  private static String state(String backup) {
    return "backup." + backup + ".snap.1795358542.17065";
  }

  private byte[] bytes(String snapshot) throws IOException {
    try (RbdSnapshotDevice device = snapshot(IMAGE, snapshot)) {
      ByteBuffer all = ByteBuffer.allocate((int) device.size());
      assertThat(device.read(0, all)).isEqualTo(all.capacity());
      return all.array();
    }
  }

  private static void holds(Extents extents, byte[] now, byte[] former) {
    long end = 0;
    for (Extent extent : extents.list()) {
      assertThat(extent.offset()).isEqualTo(end);
      end = extent.end();
      int from = (int) extent.offset();
      int to = (int) extent.end();
      byte[] run = Arrays.copyOfRange(now, from, to);
      if (extent.kind() == Extent.Kind.ZERO) {
        assertThat(run).containsOnly(0);
      } else if (extent.kind() == Extent.Kind.UNCHANGED) {
        assertThat(to).isLessThanOrEqualTo(former.length);
        assertThat(Arrays.equals(run, Arrays.copyOfRange(former, from, to))).isTrue();
      }
    }
    assertThat(end).isEqualTo(now.length);
  }

  private static void change(RbdDevice device, Random random) throws IOException {
    int offset = random.nextInt((int) device.size() - 1);
    int length = 1 + random.nextInt((int) Math.min(6 * MIB, device.size() - offset));
    switch (random.nextInt(4)) {
      case 0 -> device.zero(offset, length);
      case 1 -> device.write(offset, ByteBuffer.allocate(length));
      default -> device.write(offset, ByteBuffer.wrap(noise(Math.min(length, 70_000), offset)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverIsAnythingCalledUnchangedOrZeroThatIsNot(long seed) throws IOException {
    Random random = new Random(seed);
    String[] states = new String[5];
    for (int number = 0; number < states.length; number++) {
      long bytes = SIZE + random.nextInt(3) * 4L * MIB - random.nextInt(3) * 5_000_000L;
      try (RbdDevice device = device(IMAGE, SIZE)) {
        device.image().resize(bytes);
      }
      try (RbdDevice device = device(IMAGE, SIZE)) {
        for (int changes = 0; changes < 6; changes++) {
          change(device, random);
        }
        states[number] = state("b" + number);
        device.image().createSnapshot(states[number]);
      }
    }
    for (int to = 0; to < states.length; to++) {
      byte[] now = bytes(states[to]);
      try (RbdSnapshotDevice device = snapshot(IMAGE, states[to])) {
        holds(device.extents(), now, new byte[0]);
        for (int from = 0; from < to; from++) {
          Extents extents = device.changesSince("b" + from).orElseThrow();
          assertThat(extents.known()).isTrue();
          holds(extents, now, bytes(states[from]));
        }
      }
    }
  }

  @Test
  void onlyWhatChangedIsToldToBeRead() throws IOException {
    try (RbdDevice device = device(IMAGE, SIZE)) {
      device.write(0, ByteBuffer.wrap(noise(SIZE, 9)));
      device.image().createSnapshot(state("first"));
      device.write(9 * MIB, ByteBuffer.wrap(noise(65_536, 10)));
      device.image().createSnapshot(state("second"));
    }
    try (RbdSnapshotDevice second = snapshot(IMAGE, state("second"))) {
      assertThat(second.changesSince("first").orElseThrow().list())
          .containsExactly(
              new Extent(0, 9L * MIB, Extent.Kind.UNCHANGED),
              new Extent(9L * MIB, 65_536, Extent.Kind.DATA),
              new Extent(9L * MIB + 65_536, SIZE - 9L * MIB - 65_536, Extent.Kind.UNCHANGED));
    }
  }

  @Test
  void aStateThatIsMissingDoubtfulOrNewerIsNotComparedWith() throws IOException {
    try (RbdDevice device = device(IMAGE, SIZE)) {
      for (String name : new String[] {"old", "now", "new"}) {
        device.image().createSnapshot(state(name));
      }
      device.image().createSnapshot("backup.twice.snap.1");
    }
    try (RbdSnapshotDevice now = snapshot(IMAGE, state("now"))) {
      assertThat(now.changesSince("none")).isEmpty();
      assertThat(now.changesSince("new")).isEmpty();
      assertThat(now.changesSince("now")).isEmpty();
      assertThat(now.changesSince("old")).isPresent();
    }
    try (RbdDevice device = device(IMAGE, SIZE)) {
      device.image().createSnapshot("backup.old.snap.2");
      device.image().createSnapshot(state("last"));
    }
    try (RbdSnapshotDevice last = snapshot(IMAGE, state("last"))) {
      assertThat(last.changesSince("old")).isEmpty();
      assertThat(last.changesSince("twice")).isPresent();
    }
  }

  @Test
  void aSnapshotOfAUserIsTheStateOfTheBackupThatReadIt() throws IOException {
    try (RbdDevice device = device(IMAGE, SIZE)) {
      device.write(0, ByteBuffer.wrap(noise(SIZE, 9)));
      device.image().createSnapshot("snapshot-1");
      device.write(9 * MIB, ByteBuffer.wrap(noise(65_536, 10)));
      device.image().createSnapshot(state("now"));
      device.image().createSnapshot("snapshot-2");
    }
    try (RbdSnapshotDevice now = snapshot(IMAGE, state("now"))) {
      assertThat(now.changesSince("b1")).isEmpty();
      now.wasReadBy("b1", "snapshot-1");
      now.wasReadBy("b2", "snapshot-2");
      now.wasReadBy("b3", "snapshot-3");
      assertThat(now.sizeInStateOf("b1")).hasValue(SIZE);
      assertThat(now.changesSince("b1").orElseThrow().list())
          .contains(new Extent(9L * MIB, 65_536, Extent.Kind.DATA))
          .filteredOn(extent -> extent.kind() != Extent.Kind.UNCHANGED)
          .hasSize(1);
      assertThat(now.changesSince("b2")).isEmpty();
      assertThat(now.changesSince("b3")).isEmpty();
    }
  }
}
