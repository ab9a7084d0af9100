package io.holdfast.target;

import io.holdfast.configuration.CephConfiguration;
import io.holdfast.configuration.CephOptions;
import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.configuration.TargetType;
import io.holdfast.rbd.ClusterConnection;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Pools of Ceph clusters, which every node reaches. */
@ApplicationScoped
public class CephTargets implements TargetOpener {

  @Inject private BackupDrivers drivers;
  @Inject private CephConfiguration ceph;

  private final List<ClusterConnection> connections = new ArrayList<>();

  @Override
  public TargetType type() {
    return TargetType.CEPH;
  }

  /** Does not connect yet: the server starts without the cluster, too. */
  @Override
  public BackupTarget open(TargetConfiguration target) {
    ClusterConnection connection =
        ceph.connection(
            target.get(CephOptions.CLUSTER),
            target.get(CephOptions.BACKUPS_USER),
            target.get(CephOptions.AUTHENTICATION),
            target.get(CephOptions.MONITORS));
    connections.add(connection);
    return new BackupTarget(
        target.name(),
        drivers.ceph(
            connection, target.get(CephOptions.BACKUPS_POOL), target.get(CephOptions.JOURNALING)),
        true);
  }

  @PreDestroy
  void close() {
    connections.forEach(ClusterConnection::close);
  }
}
