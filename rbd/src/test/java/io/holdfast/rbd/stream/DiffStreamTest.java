package io.holdfast.rbd.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Format 1, byte for byte (without a cluster). */
class DiffStreamTest {

  /** Written by hand from the format's description. */
  private static final byte[] STREAM =
      HexFormat.of()
          .parseHex(
              ("726264206469666620 76310a" // the banner
                      + "66 01000000 61" // from the snapshot a
                      + "74 02000000 6263" // to the snapshot bc
                      + "73 0010000000000000" // 4096 bytes
                      + "77 0002000000000000 0300000000000000 010203" // 3 bytes at 512
                      + "7a 0004000000000000 0008000000000000" // 2048 zeros at 1024
                      + "65")
                  .replace(" ", ""));

  private static final int NAMES = 12;
  private static final int SIZE_AT = 12 + 6 + 7 + 1;
  private static final int OFFSET_AT = SIZE_AT + 8 + 1;

  private static List<String> read(byte[] stream) throws IOException {
    List<String> seen = new ArrayList<>();
    DiffReader.read(
        new ByteArrayInputStream(stream),
        new DiffReceiver() {
          @Override
          public void header(DiffHeader header) {
            seen.add(header.toString());
          }

          @Override
          public void data(long offset, ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            seen.add(offset + " " + HexFormat.of().formatHex(copy));
          }

          @Override
          public void zeros(long offset, long length) {
            seen.add(offset + " zeros " + length);
          }
        });
    return seen;
  }

  private static byte[] changed(int at, int value) {
    byte[] stream = STREAM.clone();
    stream[at] = (byte) value;
    return stream;
  }

  private static void assertDamaged(byte[] stream, String reason) {
    assertThatThrownBy(() -> read(stream))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aStreamIsReadAsDescribed() throws IOException {
    assertThat(read(STREAM))
        .containsExactly(
            new DiffHeader("a", "bc", 4096).toString(), "512 010203", "1024 zeros 2048");
  }

  @Test
  void aStreamIsWrittenAsDescribed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DiffWriter writer = new DiffWriter(out);
    writer.header(new DiffHeader("a", "bc", 4096));
    writer.data(512, ByteBuffer.wrap(new byte[] {1, 2, 3}));
    writer.zeros(1024, 2048);
    writer.end();
    assertThat(out.toByteArray()).isEqualTo(STREAM);
  }

  @Test
  void aFullStreamOfTheImageItselfHasNoNames() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DiffWriter writer = new DiffWriter(out);
    writer.header(new DiffHeader(null, null, 7));
    writer.end();
    assertThat(read(out.toByteArray())).containsExactly(new DiffHeader(null, null, 7).toString());
  }

  @Test
  void whereverAStreamIsCutOffItIsNoticed() {
    for (int length = NAMES; length < STREAM.length; length++) {
      assertDamaged(Arrays.copyOf(STREAM, length), "cut off");
    }
    assertDamaged(new byte[0], "format 1");
    assertDamaged(Arrays.copyOf(STREAM, NAMES - 1), "format 1");
  }

  @Test
  void whatIsAskedForIsBoundedByTheFormat() {
    assertDamaged(changed(9 + 1, '2'), "format 1");
    assertDamaged(changed(NAMES, 'x'), "the size is missing");
    assertDamaged(changed(NAMES + 3, 0x10), "1048577 bytes");
    assertDamaged(changed(NAMES + 4, 0xff), "-16777215 bytes");
    assertDamaged(changed(SIZE_AT + 7, 0x80), "too large");
    assertDamaged(changed(SIZE_AT + 1, 1), "outside the image of 256 bytes");
    assertDamaged(changed(OFFSET_AT + 1, 16), "outside the image");
    assertDamaged(changed(OFFSET_AT + 7, 0x80), "outside the image");
    assertDamaged(changed(OFFSET_AT + 15, 0x80), "outside the image");
    assertDamaged(changed(OFFSET_AT + 15, 0x7f), "outside the image");
    assertDamaged(changed(OFFSET_AT - 1, 'p'), "unknown kind");
  }

  @Test
  void longRunsComeInPieces() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DiffWriter writer = new DiffWriter(out);
    byte[] long9 = new byte[9 << 20];
    Arrays.fill(long9, (byte) 'L');
    writer.header(new DiffHeader(null, "s", 9 << 20));
    writer.data(0, ByteBuffer.wrap(long9));
    writer.end();
    List<String> seen = read(out.toByteArray());
    assertThat(seen).hasSize(4);
    assertThat(seen.get(3)).startsWith((8 << 20) + " " + "4c".repeat(20)).hasSize(8 + (2 << 20));
  }

  @Test
  void namesAreOfAnyScript() throws IOException {
    String name = "Zustand-\u00e9\u4e2d";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DiffWriter writer = new DiffWriter(out);
    writer.header(new DiffHeader(name, name, 1));
    writer.end();
    assertThat(read(out.toByteArray())).containsExactly(new DiffHeader(name, name, 1).toString());
    assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8)).contains(name);
  }
}
