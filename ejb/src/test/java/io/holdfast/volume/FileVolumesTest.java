package io.holdfast.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileVolumesTest {

  private static final long GIB = 1L << 30;
  private static final String ID = "11111111-2222-4333-8444-555555555555";
  private static final DeviceReference VOLUME = volume(ID);
  private static final DeviceReference OTHER = volume("99999999-2222-4333-8444-555555555555");
  private static final DeviceReference SNAPSHOT = VOLUME.snapshot(ID);

  private static DeviceReference volume(String id) {
    return new DeviceReference(
        DeviceReference.Kind.VOLUME, id, id, new VolumeHost("node", "files"));
  }

  @TempDir Path parent;
  private Path folder;
  private FileVolumes volumes;

  @BeforeEach
  void open() {
    folder = parent.resolve("new/folder");
    volumes = new FileVolumes(folder);
  }

  @Test
  void createsASparseFileForItsOwnerOnly() throws IOException {
    volumes.create(VOLUME, GIB);
    Path file = folder.resolve("volume-" + ID);
    assertThat(volumes.file(VOLUME)).isEqualTo(file);
    assertThat(volumes.size(VOLUME)).isEqualTo(GIB);
    assertThat(allocatedBlocks(file)).isLessThan(100);
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(folder)).isEqualTo("rwx------");
  }

  @Test
  void createsAgainWithoutTouchingTheData() throws IOException {
    volumes.create(VOLUME, GIB);
    write(VOLUME, 5000, 42);
    volumes.create(VOLUME, GIB);
    assertThat(read(VOLUME, 5000)).isEqualTo(42);
  }

  @Test
  void refusesToCreateOverAFileOfAnotherSize() throws IOException {
    volumes.create(VOLUME, GIB);
    assertThatIOException()
        .isThrownBy(() -> volumes.create(VOLUME, 2 * GIB))
        .withMessageContaining("volume-" + ID)
        .withMessageContaining(String.valueOf(GIB));
  }

  @Test
  void leavesNothingButTheFile() throws IOException {
    volumes.create(VOLUME, GIB);
    volumes.copy(VOLUME, SNAPSHOT, GIB);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("volume-" + ID, "snapshot-" + ID);
  }

  @Test
  void startsAfreshOverWhatACrashLeft() throws IOException {
    volumes.create(VOLUME, GIB);
    write(VOLUME, 0, 7);
    leaveHalfACopy();
    volumes.copy(VOLUME, SNAPSHOT, GIB);
    assertThat(read(SNAPSHOT, 0)).isEqualTo(7);
    assertThat(volumes.size(SNAPSHOT)).isEqualTo(GIB);
    assertThat(folder.toFile().list()).hasSize(2);
  }

  @Test
  void snapshotsDoNotChangeWithTheirVolume() throws IOException {
    volumes.create(VOLUME, GIB);
    write(VOLUME, GIB - 1, 1);
    volumes.copy(VOLUME, SNAPSHOT, GIB);
    write(VOLUME, GIB - 1, 2);
    assertThat(read(SNAPSHOT, GIB - 1)).isEqualTo(1);
    write(SNAPSHOT, 0, 3);
    assertThat(read(VOLUME, 0)).isZero();
  }

  @Test
  void copiesAgainWithoutTouchingTheCopy() throws IOException {
    volumes.create(VOLUME, GIB);
    volumes.copy(VOLUME, SNAPSHOT, GIB);
    write(VOLUME, 0, 1);
    volumes.copy(VOLUME, SNAPSHOT, GIB);
    assertThat(read(SNAPSHOT, 0)).isZero();
  }

  @Test
  void copiesIntoALargerVolumeWithZeroesAtTheEnd() throws IOException {
    volumes.create(VOLUME, 4096);
    write(VOLUME, 4095, 9);
    volumes.copy(VOLUME, OTHER, 8192);
    assertThat(volumes.size(OTHER)).isEqualTo(8192);
    assertThat(read(OTHER, 4095)).isEqualTo(9);
    assertThat(read(OTHER, 4096)).isZero();
    assertThat(permissions(volumes.file(OTHER))).isEqualTo("rw-------");
  }

  @Test
  void neverCutsACopy() throws IOException {
    volumes.create(VOLUME, 8192);
    assertThatIOException()
        .isThrownBy(() -> volumes.copy(VOLUME, SNAPSHOT, 4096))
        .withMessageContaining("8192");
    assertThat(volumes.exists(SNAPSHOT)).isFalse();
  }

  @Test
  void copiesNothingFromAMissingSource() {
    assertThatThrownBy(() -> volumes.copy(VOLUME, SNAPSHOT, GIB))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("volume-" + ID);
    assertThat(volumes.exists(SNAPSHOT)).isFalse();
  }

  @Test
  void growsAndKeepsTheData() throws IOException {
    volumes.create(VOLUME, 4096);
    write(VOLUME, 4095, 5);
    volumes.grow(VOLUME, GIB);
    volumes.grow(VOLUME, GIB);
    assertThat(volumes.size(VOLUME)).isEqualTo(GIB);
    assertThat(read(VOLUME, 4095)).isEqualTo(5);
    assertThat(read(VOLUME, GIB - 1)).isZero();
  }

  @Test
  void neverShrinks() throws IOException {
    volumes.create(VOLUME, 8192);
    assertThatIOException().isThrownBy(() -> volumes.grow(VOLUME, 4096));
    assertThat(volumes.size(VOLUME)).isEqualTo(8192);
  }

  @Test
  void doesNotMakeAMissingVolumeByGrowingIt() {
    assertThatIOException().isThrownBy(() -> volumes.grow(VOLUME, GIB));
    assertThat(volumes.exists(VOLUME)).isFalse();
  }

  @Test
  void deletesTwice() throws IOException {
    volumes.create(VOLUME, GIB);
    volumes.copy(VOLUME, SNAPSHOT, GIB);
    volumes.delete(VOLUME);
    volumes.delete(VOLUME);
    assertThat(volumes.exists(VOLUME)).isFalse();
    assertThat(volumes.exists(SNAPSHOT)).isTrue();
  }

  @Test
  void deletesWithoutAFolder() throws IOException {
    volumes.delete(VOLUME);
    assertThat(folder).doesNotExist();
  }

  @Test
  void deletesWhatWasBegun() throws IOException {
    volumes.create(VOLUME, GIB);
    Path begun = leaveHalfACopy();
    volumes.delete(SNAPSHOT);
    assertThat(begun).doesNotExist();
  }

  @Test
  void namesTheDeviceWhoseFileIsMissing() {
    assertThatThrownBy(() -> volumes.size(SNAPSHOT))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("snapshot-" + ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "../../etc/passwd",
        "11111111-2222-4333-8444-555555555555/../../x",
        "11111111-2222-4333-8444-555555555555\n",
        "11111111-2222-4333-8444-55555555555",
        "11111111222243338444555555555555",
        "ABCDEF11-2222-4333-8444-555555555555",
        "11111111-2222-4333-8444-55555555555\u0000"
      })
  void refusesIdsThatAreNoUuids(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> volumes.file(volume(id)));
    assertThatIllegalArgumentException().isThrownBy(() -> volumes.create(VOLUME.snapshot(id), GIB));
    assertThatIllegalArgumentException().isThrownBy(() -> volumes.delete(volume(id)));
  }

  private Path leaveHalfACopy() throws IOException {
    Path begun = Files.createDirectory(folder.resolve("snapshot-" + ID + ".part"));
    Files.writeString(begun.resolve("snapshot-" + ID), "half of a copy");
    Files.writeString(begun.resolve(".clone-1"), "half of a copy");
    return begun;
  }

  private static int allocatedBlocks(Path file) throws IOException {
    Process stat = new ProcessBuilder("stat", "--format=%b", file.toString()).start();
    try (BufferedReader answer = stat.inputReader()) {
      return Integer.parseInt(answer.readLine());
    }
  }

  private void write(DeviceReference device, long offset, int value) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(volumes.file(device).toFile(), "rw")) {
      open.seek(offset);
      open.write(value);
    }
  }

  private int read(DeviceReference device, long offset) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(volumes.file(device).toFile(), "r")) {
      open.seek(offset);
      return open.read();
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
