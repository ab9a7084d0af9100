package io.holdfast.brick;

import java.nio.file.Path;

/**
 * A device of the type {@code local}.
 *
 * @param root the folder that a connection is made to, and that makes connections alike
 * @param device the device's file, below the root
 */
record LocalRequest(Path root, Path device) implements DeviceRequest {

  @Override
  public String toString() {
    return device.toString();
  }
}
