package io.holdfast.backup;

import io.holdfast.target.BackupTargets;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Rows that have the same stored data, which only imports lead to. The data go with the last of
 * them, and only if they are known to be ours.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SharedData {

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private BackupRows rows;
  @Inject private BackupTargets targets;

  /**
   * Locks a backup that is to be deleted, with all that share its data, and parts it from the data
   * if they must stay. Rows are locked in the order of their ids, so of two that are deleted at the
   * same time one is parted and the other takes the data along.
   */
  public Backup lockAndPart(String id) {
    Backup seen = rows.find(id);
    if (!targets.named(seen.target()).driver().recordsCanShareData()) {
      return rows.lock(id);
    }
    boolean shared = false;
    for (String other : sharersOf(seen)) {
      Backup locked = entities.find(Backup.class, other, LockModeType.PESSIMISTIC_WRITE);
      shared |= !other.equals(id) && sharesNow(locked, seen);
    }
    Backup backup = rows.lock(id);
    if (backup.serviceMetadata() != null && (shared || !ours(backup))) {
      backup.container(null);
      backup.serviceMetadata(null);
      BackupLog.LOG.dataKept(id);
    }
    return backup;
  }

  private List<String> sharersOf(Backup backup) {
    return entities
        .createQuery(
            "select b.id from Backup b where b.deleted = false and b.target = :target"
                + " and b.container = :container and b.serviceMetadata = :place order by b.id",
            String.class)
        .setParameter("target", backup.target())
        .setParameter("container", backup.container())
        .setParameter("place", backup.serviceMetadata())
        .getResultList();
  }

  private static boolean sharesNow(Backup other, Backup backup) {
    return !other.deleted()
        && backup.serviceMetadata().equals(other.serviceMetadata())
        && backup.container().equals(other.container());
  }

  /** True if the data were stored for this row, or for one that this service has or had. */
  private boolean ours(Backup backup) {
    String place = backup.serviceMetadata();
    if (place.endsWith(backup.id())) {
      return true;
    }
    return entities
            .createQuery(
                "select count(b) from Backup b where b.target = :target"
                    + " and :place like concat('%backup_', b.id)",
                Long.class)
            .setParameter("target", backup.target())
            .setParameter("place", place)
            .getSingleResult()
        > 0;
  }
}
