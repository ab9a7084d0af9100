package io.holdfast.job;

import jakarta.ejb.ApplicationException;

/** Another worker has taken the job over, or it has ended; the transaction rolls back. */
@ApplicationException(rollback = true)
public class StaleClaimException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StaleClaimException(JobClaim claim) {
    super("job " + claim.jobId() + " attempt " + claim.attempt() + " is no longer current");
  }
}
