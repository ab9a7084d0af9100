package io.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTest {

  private static final int PIECE = 1 << 20;
  private static final int SIZE = 8 * PIECE;

  @TempDir private Path folder;

  @Test
  void aQuarterIsHolesAndTheSizeIsExact() throws Exception {
    Path image = folder.resolve("image");
    Image.make(image, SIZE, PIECE);

    byte[] bytes = Files.readAllBytes(image);
    assertThat(bytes).hasSize(SIZE);
    assertThat(zeroPieces(bytes)).isEqualTo(2);
  }

  @Test
  void aHundredthChangesInSmallPieces() throws Exception {
    Path image = folder.resolve("image");
    Image.make(image, SIZE, PIECE);
    byte[] before = Files.readAllBytes(image);

    Image.change(image, SIZE);

    byte[] after = Files.readAllBytes(image);
    assertThat(after).hasSameSizeAs(before);
    long changes = 0;
    for (int at = 0; at < SIZE; at += Image.CHANGE) {
      if (!Arrays.equals(before, at, at + Image.CHANGE, after, at, at + Image.CHANGE)) {
        changes++;
      }
    }
    assertThat(changes).isEqualTo(SIZE / Image.CHANGE / 100);
  }

  private static int zeroPieces(byte[] bytes) {
    byte[] zeros = new byte[PIECE];
    int found = 0;
    for (int at = 0; at < bytes.length; at += PIECE) {
      if (Arrays.equals(bytes, at, at + PIECE, zeros, 0, PIECE)) {
        found++;
      }
    }
    return found;
  }
}
