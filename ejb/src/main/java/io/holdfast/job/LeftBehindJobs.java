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
import java.util.List;

/** Finds jobs that nobody is at, and sends them again. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LeftBehindJobs {

  /** Jobs that one pass deals with at the most; the next pass takes the rest. */
  private static final int BATCH = 100;

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private NodeConfiguration node;
  @Inject private NodeIncarnation incarnation;
  @Inject private JobsConfiguration configuration;
  @Inject private RunningJobs running;
  @Inject private JobMessages messages;

  /** Jobs that this node claimed, in a former life or in this one, and is not at. */
  public List<String> ofThisNode() {
    return entities
        .createQuery("select j from Job j where j.worker = :host and j.state = :running", Job.class)
        .setParameter("host", node.host())
        .setParameter("running", JobState.RUNNING)
        .setMaxResults(BATCH)
        .getResultStream()
        .filter(job -> !running.contains(job.id()) && !sentLately(job))
        .map(Job::id)
        .toList();
  }

  /** True if a message for the job may still be on its way, so that another is not due yet. */
  private boolean sentLately(Job job) {
    boolean inThisLife = !job.updatedAt().isBefore(incarnation.startedAt());
    return inThisLife && job.updatedAt().isAfter(UtcTime.now().minus(configuration.downAfter()));
  }

  /** Queued jobs that have waited so long that their message may be lost. */
  public List<String> longQueued() {
    return entities
        .createQuery(
            "select j.id from Job j"
                + " where j.worker = :host and j.state = :queued and j.updatedAt < :deadline",
            String.class)
        .setParameter("host", node.host())
        .setParameter("queued", JobState.QUEUED)
        .setParameter("deadline", UtcTime.now().minus(configuration.reminder()))
        .setMaxResults(BATCH)
        .getResultList();
  }

  /** Jobs of workers whose heartbeat stopped so long ago that nobody will do them. */
  public List<String> abandoned() {
    return entities
        .createQuery(
            "select j.id from Job j, Worker w where w.host = j.worker and j.worker <> :host"
                + " and j.state in (:queued, :running) and w.heartbeatAt < :deadline",
            String.class)
        .setParameter("host", node.host())
        .setParameter("queued", JobState.QUEUED)
        .setParameter("running", JobState.RUNNING)
        .setParameter("deadline", UtcTime.now().minus(configuration.abandonAfter()))
        .setMaxResults(BATCH)
        .getResultList();
  }

  /** Sends an open job to its worker again; harmless if it is being worked on. */
  public void sendAgain(String jobId) {
    Job job = entities.find(Job.class, jobId, LockModeType.PESSIMISTIC_WRITE);
    if (job.state() == JobState.QUEUED || job.state() == JobState.RUNNING) {
      job.updatedAt(UtcTime.now());
      messages.send(job);
      JobLog.LOG.leftBehind(job.id(), job.action(), job.worker());
    }
  }
}
