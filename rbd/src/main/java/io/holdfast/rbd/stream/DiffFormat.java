package io.holdfast.rbd.stream;

import java.nio.charset.StandardCharsets;

/** What both sides of format 1 share. Numbers are little-endian, nothing is aligned. */
final class DiffFormat {

  static final byte FROM = 'f';
  static final byte TO = 't';
  static final byte SIZE = 's';
  static final byte DATA = 'w';
  static final byte ZEROS = 'z';
  static final byte END = 'e';

  /** Ceph's longest name of a snapshot is shorter. */
  static final int LONGEST_NAME = 4096;

  private static final byte[] BANNER = "rbd diff v1\n".getBytes(StandardCharsets.US_ASCII);

  private DiffFormat() {}

  static byte[] banner() {
    return BANNER.clone();
  }
}
