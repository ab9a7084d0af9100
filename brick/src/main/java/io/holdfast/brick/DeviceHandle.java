package io.holdfast.brick;

import io.holdfast.engine.brick.AccessMode;
import io.holdfast.engine.brick.BrickConnection;
import io.holdfast.engine.device.BlockDevice;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the application holds: good for one device, until it is closed or the pool takes it back.
 */
final class DeviceHandle implements BrickConnection {

  private final AtomicReference<SiteConnection> connection;
  private final DeviceRequest device;

  DeviceHandle(SiteConnection connection, DeviceRequest device) {
    this.connection = new AtomicReference<>(connection);
    this.device = device;
  }

  @Override
  public BlockDevice open(AccessMode mode) throws IOException {
    SiteConnection current = connection.get();
    if (current == null) {
      throw new IOException("The connection to '" + device + "' is closed.");
    }
    return current.open(device, mode);
  }

  @Override
  public void close() {
    SiteConnection current = connection.getAndSet(null);
    if (current != null) {
      current.closed(this);
    }
  }

  /** Makes the handle useless without telling the pool, which already knows. */
  void invalidate() {
    connection.set(null);
  }

  /** Gives the handle to another connection of the pool. */
  void associate(SiteConnection other) {
    connection.set(other);
  }
}
