package io.holdfast.brick;

import io.holdfast.engine.brick.BrickConnection;
import io.holdfast.engine.brick.BrickConnectionFactory;
import io.holdfast.engine.brick.ConnectionInfo;
import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import java.io.IOException;
import java.io.Serializable;
import javax.naming.Reference;

/** What {@code java:/eis/Brick} names. Threads: any. */
final class PooledBrickConnectionFactory
    implements BrickConnectionFactory, Serializable, Referenceable {

  private final BrickManagedConnectionFactory factory;
  private final ConnectionManager pool;
  private Reference reference;

  PooledBrickConnectionFactory(BrickManagedConnectionFactory factory, ConnectionManager pool) {
    this.factory = factory;
    this.pool = pool;
  }

  @Override
  public BrickConnection connect(ConnectionInfo info) throws IOException {
    DeviceRequest request = request(info);
    try {
      return (BrickConnection) pool.allocateConnection(factory, request);
    } catch (ResourceException refused) {
      throw new IOException(
          "No connection to '" + request + "' from the pool Brick: " + refused, refused);
    }
  }

  private DeviceRequest request(ConnectionInfo info) throws IOException {
    return switch (info.driverVolumeType()) {
      case "local" -> factory.roots().locate(devicePath(info));
      case "rbd" -> RbdConnectionData.read(info);
      default ->
          throw new IOException(
              "The brick adapter does not support the volume type '"
                  + info.driverVolumeType()
                  + "'; it supports 'local' and 'rbd'.");
    };
  }

  private static String devicePath(ConnectionInfo info) throws IOException {
    if (info.data().get("device_path") instanceof String path) {
      return path;
    }
    throw new IOException("Connection data of the type 'local' has no device_path.");
  }

  @Override
  public void setReference(Reference reference) {
    this.reference = reference;
  }

  @Override
  public Reference getReference() {
    return reference;
  }
}
