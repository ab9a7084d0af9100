package io.holdfast.volume;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.quota.QuotaLedger;
import io.holdfast.quota.QuotaResource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What volumes and snapshots count in the quota: one each, and the volume's gigabytes for both.
 * Works in the caller's transaction; volumes and snapshots are locked before it.
 */
@ApplicationScoped
public class VolumeQuota {

  @Inject private QuotaLedger ledger;
  @Inject private VolumeBackends backends;

  /**
   * Counts a new volume.
   *
   * @throws RequestRefusedException 413 over quota
   */
  public void takeVolume(Volume volume) {
    ledger.requireVolumeSize(volume.projectId(), volume.size());
    Map<QuotaResource, Long> amounts = amounts(QuotaResource.VOLUMES, volume.size());
    ledger.take(volume.projectId(), amounts, type(volume));
  }

  /**
   * Counts a new snapshot.
   *
   * @param volume the snapshot's volume
   * @throws RequestRefusedException 413 over quota
   */
  public void takeSnapshot(Snapshot snapshot, Volume volume) {
    Map<QuotaResource, Long> amounts = amounts(QuotaResource.SNAPSHOTS, snapshot.volumeSize());
    ledger.take(snapshot.projectId(), amounts, type(volume));
  }

  /**
   * Counts what a volume grows by.
   *
   * @throws RequestRefusedException 413 over quota
   */
  public void takeGrowth(Volume volume, int newGibibytes) {
    ledger.requireVolumeSize(volume.projectId(), newGibibytes);
    long growth = (long) newGibibytes - volume.size();
    ledger.take(volume.projectId(), Map.of(QuotaResource.GIGABYTES, growth), type(volume));
  }

  private String type(Volume volume) {
    return backends.types().of(volume).name();
  }

  /** Counts a volume that did not grow as it was. */
  public void giveBackGigabytes(String projectId, int gibibytes) {
    ledger.release(projectId, Map.of(QuotaResource.GIGABYTES, (long) gibibytes));
  }

  /** Counts a deleted snapshot no more. */
  public void giveBack(Snapshot snapshot) {
    if (snapshot.useQuota()) {
      ledger.release(snapshot.projectId(), amounts(QuotaResource.SNAPSHOTS, snapshot.volumeSize()));
    }
  }

  /** Counts a deleted volume and its snapshots, of whatever projects, no more. */
  public void giveBack(Volume volume, List<Snapshot> snapshots) {
    // Projects in their order: no two transactions wait for each other's usages in a ring.
    Map<String, Map<QuotaResource, Long>> byProject = new TreeMap<>();
    if (volume.useQuota()) {
      add(byProject, volume.projectId(), amounts(QuotaResource.VOLUMES, volume.size()));
    }
    for (Snapshot snapshot : snapshots) {
      if (snapshot.useQuota()) {
        Map<QuotaResource, Long> more = amounts(QuotaResource.SNAPSHOTS, snapshot.volumeSize());
        add(byProject, snapshot.projectId(), more);
      }
    }
    byProject.forEach(ledger::release);
  }

  private static void add(
      Map<String, Map<QuotaResource, Long>> byProject,
      String projectId,
      Map<QuotaResource, Long> more) {
    Map<QuotaResource, Long> sum = byProject.computeIfAbsent(projectId, project -> new HashMap<>());
    more.forEach((resource, amount) -> sum.merge(resource, amount, Long::sum));
  }

  private static Map<QuotaResource, Long> amounts(QuotaResource counted, int gibibytes) {
    return Map.of(counted, 1L, QuotaResource.GIGABYTES, (long) gibibytes);
  }
}
