package io.holdfast.message;

import io.holdfast.configuration.MessagesConfiguration;
import io.holdfast.job.Job;
import io.holdfast.job.JobClaim;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * The only code that writes messages. Works in the transaction that ends the job in failure, or
 * that changes what it does: there is a message exactly if there is the failure or change.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class MessageLedger {

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private MessagesConfiguration configuration;

  /** Tells the project that asked for a job of a backup why it failed, or what it does instead. */
  public void tell(JobClaim claim, MessageDetail detail) {
    Job job = entities.find(Job.class, claim.jobId());
    MessageAction.of(claim.action())
        .map(
            action ->
                new UserMessage(
                        job.projectId(),
                        job.requestId(),
                        claim.subject().backupId(),
                        configuration.keep())
                    .about(action, detail))
        .ifPresent(entities::persist);
  }
}
