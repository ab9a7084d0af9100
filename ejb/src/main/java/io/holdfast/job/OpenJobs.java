package io.holdfast.job;

import io.holdfast.persistence.UtcTime;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Jobs that are queued or running: found and ended by those who overrule them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class OpenJobs {

  private static final List<JobState> OPEN = List.of(JobState.QUEUED, JobState.RUNNING);

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  /** The id of a backup's open job; a backup has one at the most. */
  public Optional<String> idOf(String backupId) {
    return entities
        .createQuery(
            "select j.id from Job j where j.backupId = :backup and j.state in :open", String.class)
        .setParameter("backup", backupId)
        .setParameter("open", OPEN)
        .getResultStream()
        .findFirst();
  }

  /** Locks the open job of a backup; empty if there is none, or if it has just ended. */
  public Optional<Job> lockOf(String backupId) {
    return idOf(backupId)
        .map(id -> entities.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE))
        .filter(job -> OPEN.contains(job.state()));
  }

  /** True if something is being made of a volume or with it; the caller has locked its row. */
  public boolean workOnVolume(String id) {
    return work("volumeId", id);
  }

  /** True if something is being made of a snapshot or with it; the caller has locked its row. */
  public boolean workOnSnapshot(String id) {
    return work("snapshotId", id);
  }

  private boolean work(String field, String id) {
    return entities
            .createQuery(
                ("select count(j) from Job j left join Backup b on b.id = j.backupId"
                        + " where j.state in :open and (j.%1$s = :id"
                        + " or b.%1$s = :id and j.action = :create)")
                    .formatted(field),
                Long.class)
            .setParameter("open", OPEN)
            .setParameter("id", id)
            .setParameter("create", JobAction.BACKUP_CREATE)
            .getSingleResult()
        > 0;
  }

  /**
   * Ends a locked job whatever its worker does: its claim is no longer current, so the worker
   * writes no state any more and stops.
   */
  public void cancel(Job job, String reason) {
    job.state(JobState.FAILED);
    job.failReason(FailReason.cut(reason));
    job.updatedAt(UtcTime.now());
  }

  /** Those of some claims that are still current. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Set<JobClaim> current(List<JobClaim> claims) {
    if (claims.isEmpty()) {
      return Set.of();
    }
    Set<String> running =
        entities
            .createQuery(
                "select j.id, j.attempt from Job j where j.id in :ids and j.state = :running",
                Object[].class)
            .setParameter("ids", claims.stream().map(JobClaim::jobId).toList())
            .setParameter("running", JobState.RUNNING)
            .getResultStream()
            .map(row -> row[0] + "/" + row[1])
            .collect(Collectors.toSet());
    return claims.stream()
        .filter(claim -> running.contains(claim.jobId() + "/" + claim.attempt()))
        .collect(Collectors.toSet());
  }
}
