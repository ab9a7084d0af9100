package io.holdfast.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodecTest {

  private static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  private static byte[] compressed(Compression compression, byte[] data) throws IOException {
    ByteBuffer target = ByteBuffer.allocateDirect(data.length);
    assertThat(Codec.compress(compression, direct(data), target)).isTrue();
    byte[] bytes = new byte[target.remaining()];
    target.get(bytes);
    return bytes;
  }

  private static byte[] decompressed(Compression compression, byte[] stored) throws IOException {
    return Codec.decompress(compression, new ByteArrayInputStream(stored)).readAllBytes();
  }

  private static byte[] text() {
    return "a line that comes again and again\n".repeat(10_000).getBytes();
  }

  @ParameterizedTest
  @EnumSource(value = Compression.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void givesBackWhatWasCompressed(Compression compression) throws IOException {
    byte[] stored = compressed(compression, text());
    assertThat(stored.length).isLessThan(text().length / 10);
    assertThat(decompressed(compression, stored)).isEqualTo(text());
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void saysNoInsteadOfTakingMoreRoomThanThereIs(Compression compression) throws IOException {
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    ByteBuffer target = ByteBuffer.allocateDirect(noise.length - 1);
    assertThat(Codec.compress(compression, direct(noise), target)).isFalse();
  }

  @Test
  void zstdFramesSayTheirContentSizeBecauseCinderReadsNoOthers() throws IOException {
    byte[] stored = compressed(Compression.ZSTD, text());
    assertThat(Zstd.getFrameContentSize(stored)).isEqualTo(text().length);
    assertThat(Zstd.findFrameCompressedSize(stored)).isEqualTo(stored.length);
  }

  @Test
  void zstdFramesWithoutContentSizeAreReadAllTheSame() throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (ZstdOutputStream output = new ZstdOutputStream(stored)) {
      output.write(text());
    }
    assertThat(decompressed(Compression.ZSTD, stored.toByteArray())).isEqualTo(text());
  }

  @Test
  void headersAreThoseOfTheFormat() throws IOException {
    assertThat(Arrays.copyOf(compressed(Compression.ZLIB, text()), 2)).containsExactly(0x78, 0x9c);
    assertThat(new String(compressed(Compression.BZIP2, text()), 0, 4)).isEqualTo("BZh9");
  }

  @ParameterizedTest
  @CsvSource({
    "none, NONE",
    "OFF, NONE",
    "no, NONE",
    "zlib, ZLIB",
    "GZip, ZLIB",
    "bz2, BZIP2",
    "bzip2, BZIP2",
    "ZSTD, ZSTD"
  })
  void labelsAreReadInAnyCaseWithTheirAliases(String label, Compression compression) {
    assertThat(Compression.ofLabel(label)).isEqualTo(compression);
  }

  @Test
  void otherLabelsAreRefusedByName() {
    assertThatThrownBy(() -> Compression.ofLabel("lz4")).hasMessageContaining("lz4");
  }
}
