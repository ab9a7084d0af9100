package io.holdfast.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDeviceTest extends BlockDeviceContract {

  private static final int MEBIBYTE = 1 << 20;

  @TempDir private Path folder;

  private Path sparse(String name, long size) throws IOException {
    return SparseFiles.make(folder.resolve(name), size);
  }

  @Override
  protected BlockDevice zeroedDevice() throws IOException {
    return FileDevice.open(sparse("zeroed", SIZE), true);
  }

  @Test
  void weaknessA6OpeningForWritingNeverShortensTheFile() throws IOException {
    Path file = folder.resolve("full");
    byte[] content = new byte[5000];
    Arrays.fill(content, (byte) 7);
    Files.write(file, content);

    try (BlockDevice device = FileDevice.open(file, true)) {
      device.write(0, ByteBuffer.wrap(new byte[] {1}));
      device.flush();
    }

    content[0] = 1;
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
  }

  @Test
  void neitherMakesAFileNorWritesWhenOpenedForReading() throws IOException {
    assertThatThrownBy(() -> FileDevice.open(folder.resolve("absent"), true))
        .isInstanceOf(NoSuchFileException.class);
    try (BlockDevice device = FileDevice.open(sparse("read", 10), false)) {
      assertThatThrownBy(() -> device.write(0, ByteBuffer.allocate(1)))
          .isInstanceOf(NonWritableChannelException.class);
    }
  }

  @Test
  void knowsItsHoles() throws IOException {
    Path file = sparse("holes", 4 * MEBIBYTE);
    try (BlockDevice device = FileDevice.open(file, true)) {
      device.write(MEBIBYTE, ByteBuffer.wrap(new byte[] {1}));
      device.flush();

      Extents extents = device.extents();
      assertThat(extents.known()).isTrue();
      assertThat(extents.list())
          .extracting(Extent::kind)
          .containsExactly(Extent.Kind.ZERO, Extent.Kind.DATA, Extent.Kind.ZERO);
      assertThat(extents.list().get(1).offset()).isEqualTo(MEBIBYTE);
    }
  }

  @Test
  void aFileOfHolesIsOneHoleAndAnEmptyFileNothing() throws IOException {
    try (BlockDevice device = FileDevice.open(sparse("hole", MEBIBYTE), false)) {
      assertThat(device.extents())
          .isEqualTo(
              new Extents(java.util.List.of(new Extent(0, MEBIBYTE, Extent.Kind.ZERO)), true));
    }
    try (BlockDevice device = FileDevice.open(sparse("empty", 0), false)) {
      assertThat(device.extents().list()).isEmpty();
    }
  }

  @Test
  void givesSpaceBackWhenZeroed() throws IOException {
    Path file = sparse("punched", 4 * MEBIBYTE);
    try (BlockDevice device = FileDevice.open(file, true)) {
      byte[] ones = new byte[4 * MEBIBYTE];
      Arrays.fill(ones, (byte) 1);
      device.write(0, ByteBuffer.wrap(ones));
      device.flush();
      long before = SparseFiles.dataBytes(file);

      device.zero(0, 3 * MEBIBYTE);

      assertThat(SparseFiles.dataBytes(file)).isLessThan(before / 2);
    }
  }
}
