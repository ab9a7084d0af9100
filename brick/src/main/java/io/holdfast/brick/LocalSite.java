package io.holdfast.brick;

import io.holdfast.engine.brick.AccessMode;
import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.FileDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of devices. Holds no file open itself: its devices do. */
final class LocalSite implements Site {

  private final Path root;

  /** Connects: the folder must be there. */
  LocalSite(Path root) throws IOException {
    try {
      this.root = root.toRealPath();
    } catch (IOException missing) {
      throw new IOException(
          "The folder '" + root + "' of the brick adapter's Roots is not there.", missing);
    }
  }

  @Override
  public boolean serves(DeviceRequest request) {
    return request instanceof LocalRequest local && local.root().equals(root);
  }

  @Override
  public BlockDevice open(DeviceRequest request, AccessMode mode) throws IOException {
    return FileDevice.open(((LocalRequest) request).device(), mode == AccessMode.READ_WRITE);
  }

  @Override
  public boolean lost() {
    return !Files.isDirectory(root);
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
