package io.holdfast.job;

import io.holdfast.configuration.JobsConfiguration;
import io.holdfast.configuration.NodeConfiguration;
import io.holdfast.persistence.UtcTime;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Who works on a job. Each claim raises the job's attempt; writers show theirs and are refused if a
 * newer one exists, so two workers never both write.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class JobClaims {

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private NodeConfiguration node;
  @Inject private NodeIncarnation incarnation;
  @Inject private JobsConfiguration configuration;

  /**
   * Claims a job for this node. The caller has entered it in {@link RunningJobs}, so that no other
   * thread of this node is at it.
   *
   * @return the claim, or empty if there is nothing to do: the job has ended, or somebody is at it
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<JobClaim> claim(String jobId) {
    Job job = entities.find(Job.class, jobId, LockModeType.PESSIMISTIC_WRITE);
    if (job == null || !claimable(job)) {
      return Optional.empty();
    }
    job.state(JobState.RUNNING);
    job.worker(node.host());
    job.incarnation(incarnation.id());
    job.attempt(job.attempt() + 1);
    job.progress(0);
    LocalDateTime now = UtcTime.now();
    job.heartbeatAt(now);
    job.updatedAt(now);
    JobSubject subject = new JobSubject(job.backupId(), job.volumeId(), job.snapshotId());
    return Optional.of(new JobClaim(job.id(), job.attempt(), job.action(), subject, job.trace()));
  }

  private boolean claimable(Job job) {
    return switch (job.state()) {
      case QUEUED -> true;
      case RUNNING -> leftBehind(job);
      case DONE, FAILED -> false;
    };
  }

  /** True if whoever claimed the job last cannot be working on it any more. */
  private boolean leftBehind(Job job) {
    boolean thisNode = node.host().equals(job.worker());
    LocalDateTime deadline = UtcTime.now().minus(configuration.downAfter());
    return thisNode || job.heartbeatAt().isBefore(deadline);
  }

  /**
   * Locks the job and checks that the claim is still the newest.
   *
   * @throws StaleClaimException if it is not; the transaction rolls back
   */
  public void requireCurrent(JobClaim claim) {
    current(claim);
  }

  /**
   * What the job was given besides its subject.
   *
   * @throws StaleClaimException as {@link #requireCurrent}
   */
  public String input(JobClaim claim) {
    return current(claim).input();
  }

  /** Ends the job well. */
  public void finish(JobClaim claim) {
    Job job = current(claim);
    job.progress(100);
    end(job, JobState.DONE, null);
  }

  /** Ends the job in failure. */
  public void fail(JobClaim claim, String reason) {
    end(current(claim), JobState.FAILED, reason);
  }

  private Job current(JobClaim claim) {
    Job job = entities.find(Job.class, claim.jobId(), LockModeType.PESSIMISTIC_WRITE);
    boolean current =
        job != null && job.state() == JobState.RUNNING && job.attempt() == claim.attempt();
    if (!current) {
      throw new StaleClaimException(claim);
    }
    return job;
  }

  private static void end(Job job, JobState state, String reason) {
    job.state(state);
    job.failReason(FailReason.cut(reason));
    job.updatedAt(UtcTime.now());
  }
}
