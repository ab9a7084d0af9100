package io.holdfast.engine.format;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/**
 * Compresses and decompresses objects so that Cinder reads them: one zlib stream, one bzip2 stream,
 * or one zstd frame with its content size (chunked-format.md section 2). Threads: any.
 */
public final class Codec {

  private static final int ZSTD_LEVEL = 3;
  private static final int BZIP2_BLOCK = 9;
  private static final int PIECE = 64 * 1024;

  private Codec() {}

  /**
   * Compresses all of {@code source} into {@code target}, which is filled and flipped.
   *
   * @param source direct; its position does not move
   * @param target direct; its capacity is the most that is acceptable
   * @return false if the result would not fit
   */
  public static boolean compress(Compression compression, ByteBuffer source, ByteBuffer target)
      throws IOException {
    target.clear();
    return switch (compression) {
      case NONE -> false;
      case ZSTD -> zstd(source, target);
      case ZLIB -> zlib(source.duplicate(), target);
      case BZIP2 -> bzip2(source.duplicate(), target);
    };
  }

  private static boolean zstd(ByteBuffer source, ByteBuffer target) {
    try {
      long written =
          Zstd.compressDirectByteBuffer(
              target,
              0,
              target.capacity(),
              source,
              source.position(),
              source.remaining(),
              ZSTD_LEVEL);
      target.limit((int) written);
      return true;
    } catch (ZstdException failure) {
      if (failure.getErrorCode() == Zstd.errDstSizeTooSmall()) {
        return false;
      }
      throw failure;
    }
  }

  private static boolean zlib(ByteBuffer source, ByteBuffer target) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(source);
      deflater.finish();
      while (!deflater.finished() && target.hasRemaining()) {
        deflater.deflate(target);
      }
      target.flip();
      return deflater.finished();
    } finally {
      deflater.end();
    }
  }

  private static boolean bzip2(ByteBuffer source, ByteBuffer target) throws IOException {
    BoundedOutput bounded = new BoundedOutput(target);
    byte[] piece = new byte[PIECE];
    try (BZip2CompressorOutputStream output =
        new BZip2CompressorOutputStream(bounded, BZIP2_BLOCK)) {
      while (source.hasRemaining() && !bounded.overflowed()) {
        int length = Math.min(piece.length, source.remaining());
        source.get(piece, 0, length);
        output.write(piece, 0, length);
      }
    }
    target.flip();
    return !bounded.overflowed();
  }

  private static InputStream zlibStream(InputStream stored) {
    Inflater inflater = new Inflater();
    return new InflaterInputStream(stored, inflater, PIECE) {
      @Override
      public void close() throws IOException {
        super.close();
        inflater.end();
      }
    };
  }

  /** Decompresses while it is read; closing it closes {@code stored}. */
  public static InputStream decompress(Compression compression, InputStream stored)
      throws IOException {
    return switch (compression) {
      case NONE -> stored;
      case ZLIB -> zlibStream(stored);
      case BZIP2 -> new BZip2CompressorInputStream(stored, true);
      case ZSTD -> new ZstdInputStream(stored);
    };
  }
}
