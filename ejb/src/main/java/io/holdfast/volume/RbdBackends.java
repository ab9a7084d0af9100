package io.holdfast.volume;

import io.holdfast.configuration.BackendConfiguration;
import io.holdfast.configuration.BackendType;
import io.holdfast.configuration.CephConfiguration;
import io.holdfast.configuration.CephOptions;
import io.holdfast.rbd.ClusterConnection;
import io.holdfast.rbd.ClusterLogin;
import io.holdfast.rbd.Keyring;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
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
    ClusterConnection connection = new ClusterConnection(() -> login(backend));
    connections.add(connection);
    RbdPlace place = RbdPlace.of(backend);
    RbdImages images = new RbdImages(place.pool(), connection);
    return new RbdVolumes(place, images, backend.get(CephOptions.STATES));
  }

  private ClusterLogin login(BackendConfiguration backend) throws IOException {
    RbdPlace place = RbdPlace.of(backend);
    String key =
        place.authentication()
            ? Keyring.key(
                ceph.keyrings().resolve(Keyring.fileName(place.cluster(), place.user())),
                place.user())
            : null;
    return new ClusterLogin(place.cluster(), place.user(), key, place.monitors(), ceph.limits());
  }

  @PreDestroy
  void close() {
    connections.forEach(ClusterConnection::close);
  }
}
