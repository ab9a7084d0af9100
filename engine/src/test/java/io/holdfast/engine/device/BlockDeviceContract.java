package io.holdfast.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every device promises. */
public abstract class BlockDeviceContract {

  /** Size of the device under test; no multiple of anything. */
  protected static final int SIZE = 300_001;

  private BlockDevice device;

  /** A device of {@link #SIZE} bytes, all of them zero, that can be written. */
  protected abstract BlockDevice zeroedDevice() throws IOException;

  @BeforeEach
  void open() throws IOException {
    device = zeroedDevice();
  }

  @AfterEach
  void close() throws IOException {
    device.close();
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private byte[] read(long offset, int length) throws IOException {
    ByteBuffer target = ByteBuffer.allocateDirect(length);
    int read = device.read(offset, target);
    assertThat(target.position()).isEqualTo(read);
    byte[] bytes = new byte[read];
    target.get(0, bytes);
    return bytes;
  }

  @Test
  void givesBackWhatWasWritten() throws IOException {
    byte[] data = noise(70_000);
    device.write(123, ByteBuffer.wrap(data));
    device.flush();
    assertThat(read(123, data.length)).isEqualTo(data);
    assertThat(read(0, 123)).containsOnly(0);
  }

  @Test
  void readsLessOnlyAtTheEnd() throws IOException {
    byte[] data = noise(10);
    device.write(SIZE - 10, ByteBuffer.wrap(data));
    assertThat(read(SIZE - 10, 4096)).isEqualTo(data);
    assertThat(read(SIZE, 10)).isEmpty();
    assertThat(read(SIZE + 100L, 10)).isEmpty();
  }

  @Test
  void fillsABufferFromItsPositionToItsLimit() throws IOException {
    device.write(0, ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));
    ByteBuffer target = ByteBuffer.allocate(8).position(2).limit(5);
    assertThat(device.read(1, target)).isEqualTo(3);
    assertThat(target.array()).containsExactly(0, 0, 2, 3, 4, 0, 0, 0);
  }

  @Test
  void zeroedRangesReadAsZerosAndNothingElseChanges() throws IOException {
    byte[] data = noise(SIZE);
    device.write(0, ByteBuffer.wrap(data));
    device.zero(5_000, 200_000);
    device.zero(0, 0);
    Arrays.fill(data, 5_000, 205_000, (byte) 0);
    assertThat(read(0, SIZE)).isEqualTo(data);
    assertThat(device.size()).isEqualTo(SIZE);
  }

  @Test
  void refusesToWriteOutsideItself() {
    assertThatThrownBy(() -> device.write(SIZE - 1, ByteBuffer.allocate(2)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> device.zero(SIZE - 1, 2)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> device.zero(-1, 1)).isInstanceOf(IOException.class);
    assertThat(device.size()).isEqualTo(SIZE);
  }

  @Test
  void aBatchReadsWritesAndZeroesAndLeavesPositionsAlone() throws IOException {
    byte[] data = noise(SIZE);
    device.write(0, ByteBuffer.wrap(data));
    byte[] changed = noise(40_000);
    ByteBuffer heap = ByteBuffer.wrap(changed).position(10_000);
    ByteBuffer direct = ByteBuffer.allocateDirect(10_000).put(changed, 0, 10_000).flip();
    ByteBuffer read = ByteBuffer.allocateDirect(500).position(100);
    try (Batch batch = device.batch()) {
      batch.write(100_000, heap);
      batch.write(200_000, direct);
      batch.zero(250_000, 20_000);
      batch.read(7, read);
      batch.finish();
      batch.write(SIZE - 1, ByteBuffer.wrap(new byte[] {1}));
      batch.finish();
    }
    assertThat(read.position()).isEqualTo(100);
    byte[] found = new byte[400];
    read.get(found);
    assertThat(found).isEqualTo(Arrays.copyOfRange(data, 7, 407));
    assertThat(heap.position()).isEqualTo(10_000);
    assertThat(direct.position()).isZero();
    System.arraycopy(changed, 10_000, data, 100_000, 30_000);
    System.arraycopy(changed, 0, data, 200_000, 10_000);
    Arrays.fill(data, 250_000, 270_000, (byte) 0);
    data[SIZE - 1] = 1;
    assertThat(read(0, SIZE)).isEqualTo(data);
  }

  @Test
  void aBatchRefusesWhatIsNotInsideTheDevice() throws IOException {
    try (Batch batch = device.batch()) {
      assertThatThrownBy(() -> finish(batch, () -> batch.read(SIZE - 1, ByteBuffer.allocate(2))))
          .isInstanceOf(IOException.class);
      ByteBuffer direct = ByteBuffer.allocateDirect(2);
      assertThatThrownBy(() -> finish(batch, () -> batch.write(SIZE - 1, direct)))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> finish(batch, () -> batch.zero(-1, 2)))
          .isInstanceOf(IOException.class);
    }
    assertThat(read(0, SIZE)).containsOnly(0);
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void finish(Batch batch, Step step) throws IOException {
    step.run();
    batch.finish();
  }

  @Test
  void extentsCoverItWhollyInOrderAndHolesReadAsZeros() throws IOException {
    device.write(131_072, ByteBuffer.wrap(noise(65_536)));
    device.flush();
    long end = 0;
    for (Extent extent : device.extents().list()) {
      assertThat(extent.offset()).isEqualTo(end);
      end = extent.end();
      if (extent.kind() == Extent.Kind.ZERO) {
        assertThat(read(extent.offset(), (int) extent.length())).containsOnly(0);
      }
    }
    assertThat(end).isEqualTo(SIZE);
  }

  @Test
  void manyThreadsMayReadAndWriteDifferentRanges() throws Exception {
    List<Integer> parts = IntStream.range(0, 64).boxed().toList();
    parts.parallelStream().forEach(this::fillPart);
    parts.parallelStream().forEach(this::checkPart);
  }

  private void fillPart(int part) {
    byte[] data = new byte[4096];
    Arrays.fill(data, (byte) part);
    try {
      device.write(part * 4096L, ByteBuffer.wrap(data));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private void checkPart(int part) {
    try {
      assertThat(read(part * 4096L, 4096)).containsOnly(part);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
