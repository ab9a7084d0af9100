package io.holdfast.brick;

import io.holdfast.engine.brick.AccessMode;
import io.holdfast.engine.device.BlockDevice;
import io.holdfast.rbd.CephException;
import io.holdfast.rbd.Cluster;
import io.holdfast.rbd.ClusterConnection;
import io.holdfast.rbd.Image;
import io.holdfast.rbd.Pool;
import io.holdfast.rbd.RbdDevice;
import io.holdfast.rbd.RbdSnapshotDevice;
import java.io.IOException;

/** A cluster as one user sees it, over the connection that all sites of the place share. */
final class RbdSite implements Site {

  private final RbdPlace place;
  private final ClusterConnection connection;
  private final Runnable closed;

  /** Connects, if no other site of the place has. */
  RbdSite(RbdPlace place, ClusterConnection connection, Runnable closed) throws IOException {
    this.place = place;
    this.connection = connection;
    this.closed = closed;
    connection.cluster();
  }

  @Override
  public boolean serves(DeviceRequest request) {
    return request instanceof RbdRequest rbd && rbd.place().equals(place);
  }

  @Override
  public BlockDevice open(DeviceRequest request, AccessMode mode) throws IOException {
    RbdRequest rbd = (RbdRequest) request;
    Cluster cluster = connection.cluster();
    Pool pool = connection.pool(rbd.pool());
    try {
      RbdDevice device = new RbdDevice(pool, image(pool, rbd, mode), pool::close);
      return rbd.snapshot() == null ? device : new RbdSnapshotDevice(device, rbd.snapshot());
    } catch (IOException failure) {
      pool.close();
      if (failure instanceof CephException ceph) {
        connection.seen(ceph, cluster);
      }
      throw failure;
    }
  }

  private static Image image(Pool pool, RbdRequest rbd, AccessMode mode) throws IOException {
    if (rbd.snapshot() != null) {
      return pool.openSnapshot(rbd.image(), rbd.snapshot());
    }
    return mode == AccessMode.READ_WRITE ? pool.open(rbd.image()) : pool.openReadOnly(rbd.image());
  }

  /** False: a connection that was shut out is made anew for the next device. */
  @Override
  public boolean lost() {
    return false;
  }

  @Override
  public void close() {
    closed.run();
  }
}
