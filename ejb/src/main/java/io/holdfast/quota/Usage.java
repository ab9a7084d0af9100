package io.holdfast.quota;

/**
 * How much of something a project has.
 *
 * @param inUse what rows count
 * @param reserved what requests hold that are not committed
 */
public record Usage(long inUse, long reserved) {

  /** Nothing. */
  public static final Usage NONE = new Usage(0, 0);

  /** The same with less in use. */
  Usage less(long amount) {
    return new Usage(inUse - amount, reserved);
  }

  /** What no other request can have. */
  public long consumed() {
    return inUse + reserved;
  }
}
