package io.holdfast.rbd.backup;

/**
 * How devices are copied.
 *
 * @param windowBytes read and written at once
 * @param windowsInFlight worked on at the same time
 */
public record CopySettings(int windowBytes, int windowsInFlight) {

  /** One object of the usual size: larger windows are no faster, and only take memory. */
  private static final int OBJECT = 4 << 20;

  /**
   * Windows of one object each.
   *
   * @param windowsInFlight as for targets that hold objects, whose windows are larger and do more:
   *     four times as many are copied
   */
  public static CopySettings objects(int windowsInFlight) {
    return new CopySettings(OBJECT, 4 * windowsInFlight);
  }
}
