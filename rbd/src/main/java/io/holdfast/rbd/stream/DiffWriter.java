package io.holdfast.rbd.stream;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Writes a stream: the header, data and zeros in ascending order, the end. Nothing is buffered and
 * the stream is not closed. One thread.
 */
public final class DiffWriter implements DiffReceiver {

  private final DataOutputStream out;
  private final WritableByteChannel channel;

  public DiffWriter(OutputStream out) {
    this.out = new DataOutputStream(out);
    this.channel = Channels.newChannel(this.out);
  }

  @Override
  public void header(DiffHeader header) throws IOException {
    out.write(DiffFormat.banner());
    name(DiffFormat.FROM, header.from());
    name(DiffFormat.TO, header.to());
    out.writeByte(DiffFormat.SIZE);
    number(header.size());
  }

  private void name(byte tag, String name) throws IOException {
    if (name == null) {
      return;
    }
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > DiffFormat.LONGEST_NAME) {
      throw new IllegalArgumentException("longer than " + DiffFormat.LONGEST_NAME + ": " + name);
    }
    out.writeByte(tag);
    out.writeInt(Integer.reverseBytes(bytes.length));
    out.write(bytes);
  }

  private void number(long number) throws IOException {
    out.writeLong(Long.reverseBytes(number));
  }

  @Override
  public void data(long offset, ByteBuffer bytes) throws IOException {
    extent(DiffFormat.DATA, offset, bytes.remaining());
    channel.write(bytes);
  }

  @Override
  public void zeros(long offset, long length) throws IOException {
    extent(DiffFormat.ZEROS, offset, length);
  }

  private void extent(byte tag, long offset, long length) throws IOException {
    out.writeByte(tag);
    number(offset);
    number(length);
  }

  /** Without it a reader takes the stream for cut off. */
  public void end() throws IOException {
    out.writeByte(DiffFormat.END);
    out.flush();
  }
}
