package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDataTest {

  private static final long SIZE = 256L << 20;

  @TempDir Path folder;

  @Test
  void fillsTheBeginningAndTheEndAndKeepsTheSize() throws IOException {
    Path file = sparse("volume");
    SampleData.fill(file);
    assertThat(Files.size(file)).isEqualTo(SIZE);
    try (RandomAccessFile volume = new RandomAccessFile(file.toFile(), "r")) {
      assertThat(volume.readLine()).startsWith("region 0");
      volume.seek(SIZE - 1000);
      byte[] end = new byte[1000];
      volume.readFully(end);
      assertThat(end).isNotEqualTo(new byte[1000]);
    }
  }

  @Test
  void leavesHoles() throws IOException {
    Path file = sparse("volume");
    SampleData.fill(file);
    try (RandomAccessFile volume = new RandomAccessFile(file.toFile(), "r")) {
      volume.seek(SampleData.TOTAL / 8);
      byte[] gap = new byte[4096];
      volume.readFully(gap);
      assertThat(gap).isEqualTo(new byte[4096]);
    }
  }

  @Test
  void isTheSameEveryTime() throws IOException {
    Path one = sparse("one");
    Path two = sparse("two");
    SampleData.fill(one);
    SampleData.fill(two);
    assertThat(Files.mismatch(one, two)).isEqualTo(-1);
  }

  private Path sparse(String name) throws IOException {
    Path file = folder.resolve(name);
    try (RandomAccessFile volume = new RandomAccessFile(file.toFile(), "rw")) {
      volume.setLength(SIZE);
    }
    return file;
  }
}
