package io.holdfast.rbd.stream;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a stream. Nothing in it is believed: names and ranges have bounds. What comes after the end
 * is left unread. Memory: one buffer of 4 MiB. One thread.
 */
public final class DiffReader {

  private static final int PIECE = 4 * 1024 * 1024;

  private final DataInputStream in;
  private final ReadableByteChannel channel;
  private final DiffReceiver receiver;
  private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
  private long size;

  private DiffReader(InputStream in, DiffReceiver receiver) {
    this.in = new DataInputStream(in);
    this.channel = Channels.newChannel(this.in);
    this.receiver = receiver;
  }

  /**
   * Reads to the end.
   *
   * @throws DamagedStreamException if the stream is cut off or wrong; what came before was received
   * @throws IOException what the receiver throws, too
   */
  public static void read(InputStream in, DiffReceiver receiver) throws IOException {
    try {
      new DiffReader(in, receiver).read();
    } catch (EOFException cut) {
      throw new DamagedStreamException("it is cut off");
    }
  }

  private void read() throws IOException {
    byte[] banner = in.readNBytes(DiffFormat.banner().length);
    if (!Arrays.equals(banner, DiffFormat.banner())) {
      throw new DamagedStreamException("it does not begin as format 1 does");
    }
    byte tag = readHeader();
    while (tag != DiffFormat.END) {
      readExtent(tag);
      tag = in.readByte();
    }
  }

  /** Gives the first tag behind it. */
  private byte readHeader() throws IOException {
    byte tag = in.readByte();
    String from = null;
    if (tag == DiffFormat.FROM) {
      from = name();
      tag = in.readByte();
    }
    String to = null;
    if (tag == DiffFormat.TO) {
      to = name();
      tag = in.readByte();
    }
    if (tag != DiffFormat.SIZE) {
      throw new DamagedStreamException("the size is missing");
    }
    size = number();
    if (size < 0) {
      throw new DamagedStreamException("the size is too large");
    }
    receiver.header(new DiffHeader(from, to, size));
    return in.readByte();
  }

  private String name() throws IOException {
    int length = Integer.reverseBytes(in.readInt());
    if (length <= 0 || length > DiffFormat.LONGEST_NAME) {
      throw new DamagedStreamException("the name of a snapshot has " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private long number() throws IOException {
    return Long.reverseBytes(in.readLong());
  }

  private void readExtent(byte tag) throws IOException {
    if (tag != DiffFormat.DATA && tag != DiffFormat.ZEROS) {
      throw new DamagedStreamException("it has a record of the unknown kind " + tag);
    }
    long offset = number();
    long length = number();
    if (offset < 0 || length < 0 || offset > size - length) {
      throw new DamagedStreamException(
          length + " bytes at " + offset + " are outside the image of " + size + " bytes");
    }
    if (tag == DiffFormat.ZEROS) {
      receiver.zeros(offset, length);
    } else {
      readData(offset, length);
    }
  }

  private void readData(long offset, long length) throws IOException {
    for (long done = 0; done < length; done += piece.limit()) {
      piece.clear().limit((int) Math.min(PIECE, length - done));
      while (piece.hasRemaining()) {
        if (channel.read(piece) < 0) {
          throw new EOFException();
        }
      }
      receiver.data(offset + done, piece.flip());
    }
  }
}
