package io.holdfast.job;

import io.holdfast.identity.RequestContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/** Gives work to workers: the job's row and its message commit with the caller, or not at all. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class JobDispatcher {

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private JobMessages messages;

  /**
   * Queues a job.
   *
   * @param worker host of the worker that is to do it
   * @return the job's id
   */
  public String submit(
      RequestContext context, JobAction action, String worker, JobSubject subject) {
    return submit(context, action, worker, subject, null);
  }

  /**
   * Queues a job that needs more than its subject.
   *
   * @param worker host of the worker that is to do it
   * @param input what it needs, or null
   * @return the job's id
   */
  public String submit(
      RequestContext context, JobAction action, String worker, JobSubject subject, String input) {
    // The job refers to rows that may still be unwritten; the provider does not know the order.
    entities.flush();
    Job job = new Job(UUID.randomUUID().toString(), action, worker, subject, context);
    job.input(input);
    entities.persist(job);
    messages.send(job);
    return job.id();
  }
}
