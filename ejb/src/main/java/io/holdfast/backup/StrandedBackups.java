package io.holdfast.backup;

import io.holdfast.configuration.JobsConfiguration;
import io.holdfast.job.JobState;
import io.holdfast.persistence.UtcTime;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Ends backups that stay in a passing status with no open job: what no known path leads to, but
 * what must not last if it happens.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class StrandedBackups {

  private static final int BATCH = 100;

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private JobsConfiguration configuration;
  @Inject private BackupRows rows;
  @Inject private BackupSources sources;

  /** Backups creating, restoring or deleting for a while, with no job queued or running. */
  public List<String> find() {
    return entities
        .createQuery(
            "select b.id from Backup b where b.deleted = false"
                + " and b.status in (:creating, :restoring, :deleting)"
                + " and coalesce(b.updatedAt, b.createdAt) < :deadline"
                + " and not exists (select j from Job j where j.backupId = b.id"
                + " and j.state in (:queued, :running))",
            String.class)
        .setParameter("creating", BackupStatus.CREATING)
        .setParameter("restoring", BackupStatus.RESTORING)
        .setParameter("deleting", BackupStatus.DELETING)
        .setParameter("queued", JobState.QUEUED)
        .setParameter("running", JobState.RUNNING)
        .setParameter("deadline", UtcTime.now().minus(configuration.downAfter()))
        .setMaxResults(BATCH)
        .getResultList();
  }

  /**
   * Puts one in error, or a restored one back to available, and releases its source. One that is no
   * longer stranded once it is locked is left alone.
   */
  public void end(String id) {
    if (!find().contains(id)) {
      return;
    }
    BackupStatus status = rows.find(id).status();
    if (status == BackupStatus.CREATING) {
      sources.release(rows.find(id));
    }
    Backup backup = rows.lock(id);
    if (backup.status() != status) {
      throw new IllegalStateException("backup " + id + " changed while it was taken for stranded");
    }
    BackupLog.LOG.stranded("Backup", id, status.word());
    backup.failReason("The backup was " + status + " and no job was at it.");
    backup.status(status == BackupStatus.RESTORING ? BackupStatus.AVAILABLE : BackupStatus.ERROR);
  }
}
