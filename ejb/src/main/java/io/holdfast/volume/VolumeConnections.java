package io.holdfast.volume;

import io.holdfast.configuration.NodeConfiguration;
import io.holdfast.engine.brick.ConnectionInfo;
import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * The requests that ask how to connect to a volume, and that end a connection (api.md section 7).
 * The backend is asked outside any transaction, so that one that is slow holds no rows.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class VolumeConnections {

  /** There is nothing yet or any more, or what there is, is being written by this service. */
  private static final Set<VolumeStatus> NOT_TO_BE_CONNECTED =
      EnumSet.of(
          VolumeStatus.CREATING,
          VolumeStatus.DELETING,
          VolumeStatus.RESTORING_BACKUP,
          VolumeStatus.MAINTENANCE);

  @Inject private VolumeQueries queries;
  @Inject private VolumeService service;
  @Inject private VolumeBackends backends;
  @Inject private NodeConfiguration node;

  /**
   * How to connect to a volume. Keys and passwords are never told: who connects has its own.
   *
   * @throws RequestRefusedException 404; 403; 400 for a status in which nobody may connect; 503 if
   *     the backend cannot say, or if the volume is a file of another node
   */
  public ConnectionInfo initialize(RequestContext context, String id) {
    Volume volume = visible(context, id, Policy.VOLUME_INITIALIZE_CONNECTION);
    if (NOT_TO_BE_CONNECTED.contains(volume.status())) {
      throw RequestRefusedException.badRequest(
          "Invalid volume: it cannot be connected while its status is " + volume.status() + ".");
    }
    if (!reachable(volume)) {
      throw new RequestRefusedException(
          Refusal.UNAVAILABLE,
          "Volume %s lies on node %s and can be connected there only."
              .formatted(id, VolumeHost.of(volume.host()).node()));
    }
    return connection(DeviceReference.of(volume));
  }

  private ConnectionInfo connection(DeviceReference device) {
    try {
      return service.initializeConnection(device);
    } catch (IOException failure) {
      VolumeLog.LOG.notExported(device, failure.getMessage());
      RequestRefusedException refusal =
          new RequestRefusedException(
              Refusal.UNAVAILABLE,
              "The backend of volume %s does not give a connection to it; the log says why."
                  .formatted(device.id()));
      refusal.initCause(failure);
      throw refusal;
    }
  }

  /**
   * Ends a connection. Nothing has to be undone for the backends that there are.
   *
   * @throws RequestRefusedException 404; 403
   */
  public void terminate(RequestContext context, String id) {
    Volume volume = visible(context, id, Policy.VOLUME_TERMINATE_CONNECTION);
    if (volume.host() != null && reachable(volume)) {
      service.terminateConnection(DeviceReference.of(volume));
    }
  }

  private Volume visible(RequestContext context, String id, Policy policy) {
    Volume volume = queries.show(context, id);
    context.require(policy);
    return volume;
  }

  private boolean reachable(Volume volume) {
    VolumeHost host = VolumeHost.of(volume.host());
    return !backends.of(host).local() || host.node().equals(node.host());
  }
}
