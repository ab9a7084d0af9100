package io.holdfast.job;

import io.holdfast.persistence.UtcTime;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Says in the rows that jobs live, and how far they are. */
@Stateless
public class JobHeartbeats {

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private Event<JobProgress> progress;

  /**
   * Writes one job's heartbeat.
   *
   * @param grown whether it is further than last time, which is told in the same transaction
   * @return false if the claim is no longer current and the work must stop
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean beat(JobClaim claim, int percent, boolean grown) {
    boolean current = write(claim, percent);
    if (current && grown) {
      progress.fire(new JobProgress(claim, percent));
    }
    return current;
  }

  private boolean write(JobClaim claim, int percent) {
    return entities
            .createQuery(
                "update Job j set j.heartbeatAt = :now, j.progress = :percent"
                    + " where j.id = :id and j.attempt = :attempt and j.state = :running")
            .setParameter("now", UtcTime.now())
            .setParameter("percent", percent)
            .setParameter("id", claim.jobId())
            .setParameter("attempt", claim.attempt())
            .setParameter("running", JobState.RUNNING)
            .executeUpdate()
        == 1;
  }
}
