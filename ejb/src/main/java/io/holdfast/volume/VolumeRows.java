package io.holdfast.volume;

import io.holdfast.fault.RequestRefusedException;
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
   * Locks a volume that the caller sees.
   *
   * @throws RequestRefusedException 404 if there is none
   */
  public Volume lock(RequestContext context, String id) {
    return lockIfPresent(id)
        .filter(volume -> context.sees(volume.projectId()))
        .orElseThrow(() -> noVolume(id));
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
    return Optional.ofNullable(entities.find(Volume.class, id))
        .filter(volume -> !volume.deleted())
        .orElseThrow(() -> noVolume(id));
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
   * Locks a snapshot that the caller sees.
   *
   * @throws RequestRefusedException 404 if there is none
   */
  public Snapshot lockSnapshot(RequestContext context, String id) {
    return lockSnapshotIfPresent(id)
        .filter(snapshot -> context.sees(snapshot.projectId()))
        .orElseThrow(() -> noSnapshot(id));
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

  /** True if a new volume is still to be made from the device, whose row the caller has locked. */
  public boolean isSourceOfNewVolume(DeviceReference device) {
    boolean snapshot = device.kind() == DeviceReference.Kind.SNAPSHOT;
    return entities
            .createQuery(
                "select count(v) from Volume v where v.deleted = false and v.status = :creating"
                    + (snapshot ? " and v.snapshotId = :id" : " and v.sourceVolumeId = :id"),
                Long.class)
            .setParameter("creating", VolumeStatus.CREATING)
            .setParameter("id", device.id())
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
