package io.holdfast.engine.brick;

/** How a device is opened; restores never truncate it (weaknesses.md A6). */
public enum AccessMode {
  READ_ONLY,
  READ_WRITE
}
