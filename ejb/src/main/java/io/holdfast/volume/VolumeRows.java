package io.holdfast.volume;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/**
 * The rows of volumes and snapshots. A lock is a row lock to the end of the transaction, and gives
 * the row as it is now; volumes are locked before snapshots. A 404 rolls the transaction back, so
 * whoever can go on without the row asks for an Optional.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class VolumeRows {

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  /**
   * Locks a volume.
   *
   * @throws RequestRefusedException 404 if there is none
   */
  public Volume lock(String id) {
    return lockIfPresent(id).orElseThrow(() -> noVolume(id));
  }

  /**
   * Locks a volume for a caller. To somebody who may not even look at volumes there are none.
   *
   * @param policy what the caller is about to do
   * @throws RequestRefusedException 404 if there is none that the caller sees; 403 by the policy
   */
  public Volume lock(RequestContext context, String id, Policy policy) {
    Volume volume =
        lockIfPresent(id)
            .filter(row -> context.sees(row.projectId()) && Policy.VOLUME_GET.permits(context))
            .orElseThrow(() -> noVolume(id));
    context.require(policy);
    return volume;
  }

  /** Locks a volume; empty if there is none, or none any more. */
  public Optional<Volume> lockIfPresent(String id) {
    return lockRecord(id).filter(volume -> !volume.deleted());
  }

  /** Locks a volume's row whatever has become of it; empty if there never was one. */
  public Optional<Volume> lockRecord(String id) {
    return Optional.ofNullable(entities.find(Volume.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * Reads a volume without locking it.
   *
   * @throws RequestRefusedException 404 if there is none
   */
  public Volume find(String id) {
    return findIfPresent(id).orElseThrow(() -> noVolume(id));
  }

  /** Reads a volume without locking it; empty if there is none, or none any more. */
  public Optional<Volume> findIfPresent(String id) {
    return Optional.ofNullable(entities.find(Volume.class, id)).filter(volume -> !volume.deleted());
  }

  /**
   * Locks a snapshot.
   *
   * @throws RequestRefusedException 404 if there is none
   */
  public Snapshot lockSnapshot(String id) {
    return lockSnapshotIfPresent(id).orElseThrow(() -> noSnapshot(id));
  }

  /**
   * Locks a snapshot for a caller.
   *
   * @param policy what the caller is about to do
   * @throws RequestRefusedException 404 if there is none that the caller sees; 403 by the policy
   */
  public Snapshot lockSnapshot(RequestContext context, String id, Policy policy) {
    Snapshot snapshot =
        lockSnapshotIfPresent(id)
            .filter(row -> context.sees(row.projectId()))
            .orElseThrow(() -> noSnapshot(id));
    context.require(Policy.SNAPSHOT_GET);
    context.require(policy);
    return snapshot;
  }

  /** Locks a snapshot; empty if there is none, or none any more. */
  public Optional<Snapshot> lockSnapshotIfPresent(String id) {
    return lockSnapshotRecord(id).filter(snapshot -> !snapshot.deleted());
  }

  /** Locks a snapshot's row whatever has become of it; empty if there never was one. */
  public Optional<Snapshot> lockSnapshotRecord(String id) {
    return Optional.ofNullable(entities.find(Snapshot.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Locks the snapshots of a volume, in the order of their ids. */
  public List<Snapshot> lockSnapshotsOf(String volumeId) {
    return entities
        .createQuery(
            "select s from Snapshot s where s.volumeId = :volume and s.deleted = false"
                + " order by s.id",
            Snapshot.class)
        .setParameter("volume", volumeId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** True if a new volume is being made from a volume. */
  public boolean isCopied(Volume volume) {
    return isCopied("v.sourceVolumeId", volume.id());
  }

  /** True if a new volume is being made from a snapshot. */
  public boolean isCopied(Snapshot snapshot) {
    return isCopied("v.snapshotId", snapshot.id());
  }

  private boolean isCopied(String column, String id) {
    return entities
            .createQuery(
                "select count(v) from Volume v where v.deleted = false and v.status = :creating"
                    + (" and " + column + " = :id"),
                Long.class)
            .setParameter("creating", VolumeStatus.CREATING)
            .setParameter("id", id)
            .getSingleResult()
        > 0;
  }

  /** Writes a new row at once, so that rows written later can refer to it. */
  public void insert(Volume volume) {
    entities.persist(volume);
    entities.flush();
  }

  /** Writes a new row at once, so that rows written later can refer to it. */
  public void insert(Snapshot snapshot) {
    entities.persist(snapshot);
    entities.flush();
  }

  private static RequestRefusedException noVolume(String id) {
    return RequestRefusedException.notFound("Volume", id);
  }

  private static RequestRefusedException noSnapshot(String id) {
    return RequestRefusedException.notFound("Snapshot", id);
  }
}
