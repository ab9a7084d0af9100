package io.holdfast.backup;

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

/** The rows of backups. Locks are taken in the order job, volume, snapshot, backup, usage. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class BackupRows {

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  /**
   * Reads a row without locking it.
   *
   * @throws RequestRefusedException 404 if there is none
   */
  public Backup find(String id) {
    return present(id, entities.find(Backup.class, id));
  }

  /**
   * Locks and reads a row.
   *
   * @throws RequestRefusedException 404 if there is none
   */
  public Backup lock(String id) {
    return present(id, entities.find(Backup.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * Lets only a caller on who sees the backup and passes the policies (auth.md sections 2 and 5).
   *
   * @param policy what the caller is about to do
   * @return the backup
   * @throws RequestRefusedException 404 if the caller does not see it; 403 by a policy
   */
  public Backup visible(RequestContext context, Backup backup, Policy policy) {
    if (!context.sees(backup.projectId())) {
      throw RequestRefusedException.notFound("Backup", backup.id());
    }
    context.require(Policy.BACKUP_GET);
    context.require(policy);
    return backup;
  }

  /** Locks a row whatever has become of it; empty if there never was one. */
  public Optional<Backup> lockRecord(String id) {
    return Optional.ofNullable(entities.find(Backup.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  private static Backup present(String id, Backup backup) {
    if (backup == null || backup.deleted()) {
      throw RequestRefusedException.notFound("Backup", id);
    }
    return backup;
  }

  public void insert(Backup backup) {
    entities.persist(backup);
  }

  /** True if another backup, of any project, is an incremental on this one. */
  public boolean hasDependents(String id) {
    return entities
            .createQuery(
                "select count(b) from Backup b where b.parentId = :id and b.deleted = false",
                Long.class)
            .setParameter("id", id)
            .getSingleResult()
        > 0;
  }

  /**
   * Lets a backup be deleted only if nothing builds on it.
   *
   * @throws RequestRefusedException 400 if an incremental of any project does
   */
  public void requireNoDependents(String id) {
    if (hasDependents(id)) {
      throw RequestRefusedException.badRequest(
          "Invalid backup: incremental backups build on it; delete them first.");
    }
  }

  /** True if the row is there and not deleted. */
  public boolean exists(String id) {
    Backup backup = entities.find(Backup.class, id);
    return backup != null && !backup.deleted();
  }

  /**
   * Sets the parent's count of incrementals to what the rows say, after a change of this backup.
   * Does nothing if there is no parent any more.
   */
  public void recountDependentsOfParent(Backup backup) {
    if (backup.parentId() == null || !exists(backup.parentId())) {
      return;
    }
    Backup parent = lock(backup.parentId());
    long others = availableDependents(parent.id(), backup.id());
    parent.dependentBackups((int) others + (backup.status().complete() ? 1 : 0));
  }

  /** Completed incrementals on a backup, but for one that is going. */
  public long availableDependents(String id, String except) {
    return entities
        .createQuery(
            "select count(b) from Backup b where b.parentId = :id and b.id <> :except"
                + " and b.deleted = false and b.status in (:available, :restoring)",
            Long.class)
        .setParameter("id", id)
        .setParameter("except", except)
        .setParameter("available", BackupStatus.AVAILABLE)
        .setParameter("restoring", BackupStatus.RESTORING)
        .getSingleResult();
  }

  /** Available backups of a volume by a project, newest data first; not locked. */
  public List<Backup> availableOf(String volumeId, String projectId) {
    return entities
        .createQuery(
            "select b from Backup b where b.volumeId = :volume and b.projectId = :project"
                + " and b.deleted = false and b.status = :available order by b.dataTimestamp desc, b.id desc",
            Backup.class)
        .setParameter("volume", volumeId)
        .setParameter("project", projectId)
        .setParameter("available", BackupStatus.AVAILABLE)
        .getResultList();
  }
}
