package io.holdfast.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCloneTest {

  private static final long SIZE = 64 << 20;

  @TempDir private Path folder;

  private Path source() throws IOException {
    Path file = folder.resolve("source");
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
      made.setLength(SIZE);
      made.seek(5_000_000);
      made.write(noise);
    }
    return file;
  }

  @Test
  void theCopyHasTheSameBytesAndKeepsTheHoles() throws IOException {
    Path source = source();
    Path target = folder.resolve("target");

    FileClone.copy(source, target);

    assertThat(Files.mismatch(source, target)).isEqualTo(-1);
    assertThat(SparseFiles.dataBytes(target)).isLessThanOrEqualTo(SparseFiles.dataBytes(source));
  }

  @Test
  void aFileOfOneHoleTakesNoSpace() throws IOException {
    Path source = SparseFiles.make(folder.resolve("hole"), SIZE);
    Path target = folder.resolve("target");

    FileClone.copy(source, target);

    assertThat(Files.size(target)).isEqualTo(SIZE);
    assertThat(SparseFiles.dataBytes(target)).isZero();
  }

  @Test
  void theCopyIsNotTouchedByLaterWritesToTheSource() throws IOException {
    Path source = source();
    Path target = folder.resolve("target");
    FileClone.copy(source, target);
    byte[] before = Files.readAllBytes(target);

    try (RandomAccessFile opened = new RandomAccessFile(source.toFile(), "rw")) {
      opened.seek(5_000_000);
      opened.write(new byte[100]);
    }

    assertThat(Files.readAllBytes(target)).isEqualTo(before);
  }

  @Test
  void aNameThatIsTakenIsRefused() throws IOException {
    Path source = source();
    Path target = Files.writeString(folder.resolve("target"), "mine");
    assertThatThrownBy(() -> FileClone.copy(source, target))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(target).hasContent("mine");
  }

  @Test
  void aFailedCopyLeavesNothing() throws IOException {
    assertThatThrownBy(() -> FileClone.copy(folder.resolve("absent"), folder.resolve("target")))
        .isInstanceOf(IOException.class);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
    assertThatThrownBy(() -> Files.size(folder.resolve("target")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
