package io.holdfast.volume;

import io.holdfast.configuration.BackendConfiguration;
import io.holdfast.configuration.BackendType;
import io.holdfast.configuration.CephConfiguration;
import io.holdfast.configuration.CephOptions;
import io.holdfast.rbd.ClusterConnection;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Volumes as images in pools of Ceph. */
@ApplicationScoped
public class RbdBackends implements VolumeBackendOpener {

  @Inject private CephConfiguration ceph;

  private final List<ClusterConnection> connections = new ArrayList<>();

  @Override
  public BackendType type() {
    return BackendType.RBD;
  }

  /** Does not connect yet: the server starts without the cluster, too. */
  @Override
  public VolumeBackend open(BackendConfiguration backend) {
    RbdPlace place = RbdPlace.of(backend);
    ClusterConnection connection =
        ceph.connection(place.cluster(), place.user(), place.authentication(), place.monitors());
    connections.add(connection);
    RbdImages images = new RbdImages(place.pool(), connection);
    return new RbdVolumes(place, images, backend.get(CephOptions.STATES));
  }

  @PreDestroy
  void close() {
    connections.forEach(ClusterConnection::close);
  }
}
