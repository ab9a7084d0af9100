package io.holdfast.job;

import io.holdfast.identity.RequestTrace;

/**
 * The right to work on a job until somebody else claims it.
 *
 * @param jobId the job
 * @param attempt the fencing token: the ledger refuses it once a newer attempt exists
 * @param action what is to be done
 * @param subject what it is about
 * @param trace the request that asked for it, for logs and events
 */
public record JobClaim(
    String jobId, int attempt, JobAction action, JobSubject subject, RequestTrace trace) {

  /** OpenStack's id of the request. */
  public String requestId() {
    return trace.requestId();
  }
}
