package io.holdfast.volume;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The requests that change single pairs of the metadata of volumes and snapshots. Each method is
 * one JTA transaction over the locked row, so that two changes at once both count.
 */
@Stateless
public class MetadataApiBean {

  @Inject private VolumeRows rows;

  /**
   * Changes the metadata of a volume.
   *
   * @param change of the pairs as they are now
   * @return the pairs afterwards, sorted by key
   * @throws RequestRefusedException 404; 403; what the change throws
   */
  public Map<String, String> changeVolume(
      RequestContext context, String id, Consumer<Map<String, String>> change) {
    Volume volume = rows.lock(context, id, Policy.VOLUME_UPDATE);
    change.accept(volume.metadata());
    volume.touch();
    return new TreeMap<>(volume.metadata());
  }

  /**
   * Changes the metadata of a snapshot.
   *
   * @param change of the pairs as they are now
   * @return the pairs afterwards, sorted by key
   * @throws RequestRefusedException 404; 403; what the change throws
   */
  public Map<String, String> changeSnapshot(
      RequestContext context, String id, Consumer<Map<String, String>> change) {
    Snapshot snapshot = rows.lockSnapshot(context, id, Policy.SNAPSHOT_UPDATE);
    change.accept(snapshot.metadata());
    snapshot.touch();
    return new TreeMap<>(snapshot.metadata());
  }
}
