package io.holdfast.job;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;

/**
 * Sends jobs to their workers, in the caller's transaction. A message names the job and carries no
 * state: that is read from the rows, under lock.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class JobMessages {

  /** Property that the listeners select by. */
  public static final String WORKER = "worker";

  /** Property with the request id, for logs. */
  public static final String REQUEST_ID = "request_id";

  @Inject
  @JMSConnectionFactory("java:/JmsXA")
  private JMSContext jms;

  @Resource(lookup = "java:/jms/queue/holdfast/jobs")
  private Queue backupJobs;

  @Resource(lookup = "java:/jms/queue/holdfast/volumes")
  private Queue volumeJobs;

  /** Sends the job to the worker in its row. */
  public void send(Job job) {
    jms.createProducer()
        .setProperty(WORKER, job.worker())
        .setProperty(REQUEST_ID, job.requestId())
        .send(queueOf(job.action()), job.id());
  }

  // Volume jobs take seconds and must not wait behind backups that take hours.
  private Queue queueOf(JobAction action) {
    return switch (action) {
      case BACKUP_CREATE,
          BACKUP_RESTORE,
          BACKUP_DELETE,
          BACKUP_IMPORT,
          BACKUP_RESET_AVAILABLE,
          BACKUP_RESET_ERROR ->
          backupJobs;
      case VOLUME_CREATE, VOLUME_DELETE, VOLUME_EXTEND, SNAPSHOT_CREATE, SNAPSHOT_DELETE ->
          volumeJobs;
    };
  }
}
