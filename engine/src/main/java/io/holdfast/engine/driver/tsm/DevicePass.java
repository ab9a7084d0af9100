package io.holdfast.engine.driver.tsm;

import io.holdfast.engine.device.Batch;
import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.Extent;
import io.holdfast.engine.device.Extent.Kind;
import io.holdfast.engine.device.Extents;
import io.holdfast.engine.format.Digests;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.pipeline.ZeroRuns;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * One way over a device from its start to its end: it is hashed, and copied if there is a target.
 * One pass each, one thread.
 */
final class DevicePass {

  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 20).asReadOnlyBuffer();

  private final BlockDevice source;
  private final BlockDevice target;
  private final boolean overZeros;
  private final int windowBytes;
  private final Part part;
  private final MessageDigest digest = Digests.sha256();
  private long readBytes;

  private DevicePass(
      BlockDevice source, BlockDevice target, boolean overZeros, int windowBytes, Part part) {
    this.source = source;
    this.target = target;
    this.overZeros = overZeros;
    this.windowBytes = windowBytes;
    this.part = part;
  }

  /**
   * What a pass found.
   *
   * @param sha256 of the whole device, small hex
   * @param readBytes bytes that were read, not known to be zero
   * @param extentsKnown false if the device could not tell its holes
   */
  record Found(String sha256, long readBytes, boolean extentsKnown) {}

  static Found hash(BlockDevice source, MemoryBudget budget, int windowBytes, Part part)
      throws IOException {
    return new DevicePass(source, null, false, windowBytes, part).run(budget);
  }

  /**
   * Copies and hashes.
   *
   * @param target at least as large as the source
   * @param overZeros true if the target reads as zeros, so that zeros can be left out
   */
  static Found copy(
      BlockDevice source,
      BlockDevice target,
      boolean overZeros,
      MemoryBudget budget,
      int windowBytes,
      Part part)
      throws IOException {
    return new DevicePass(source, target, overZeros, windowBytes, part).run(budget);
  }

  private Found run(MemoryBudget budget) throws IOException {
    part.done(0);
    Extents extents = source.extents();
    return budget.acquire(windowBytes).use(memory -> pass(extents, memory));
  }

  private Found pass(Extents extents, ByteBuffer memory) throws IOException {
    for (Extent extent : extents.list()) {
      for (long at = extent.offset(); at < extent.end(); at += windowBytes) {
        int length = (int) Math.min(windowBytes, extent.end() - at);
        pass(extent.kind(), at, memory.clear().limit(length));
        part.done(at + length);
      }
    }
    return new Found(HexFormat.of().formatHex(digest.digest()), readBytes, extents.known());
  }

  private void pass(Kind kind, long at, ByteBuffer window) throws IOException {
    if (kind == Kind.ZERO) {
      hashZeros(window.remaining());
      writeZeros(at, window.remaining());
      return;
    }
    try (Batch reading = source.batch()) {
      reading.read(at, window);
      reading.finish();
    }
    readBytes += window.remaining();
    digest.update(window.duplicate());
    write(at, window);
  }

  private void hashZeros(int length) {
    for (int left = length; left > 0; left -= ZEROS.capacity()) {
      digest.update(ZEROS.duplicate().limit(Math.min(left, ZEROS.capacity())));
    }
  }

  private void writeZeros(long at, int length) throws IOException {
    if (target != null && !overZeros) {
      target.zero(at, length);
    }
  }

  private void write(long at, ByteBuffer window) throws IOException {
    if (target == null) {
      return;
    }
    try (Batch writing = target.batch()) {
      ZeroRuns.split(
          window,
          new ZeroRuns.Receiver() {
            @Override
            public void data(int offset, ByteBuffer run) throws IOException {
              writing.write(at + offset, run);
            }

            @Override
            public void zeros(int offset, int length) throws IOException {
              if (!overZeros) {
                writing.zero(at + offset, length);
              }
            }
          });
      writing.finish();
    }
  }
}
