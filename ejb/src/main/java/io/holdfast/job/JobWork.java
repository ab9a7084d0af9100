package io.holdfast.job;

/**
 * Does the work of some actions. Implementations are application-scoped beans; one of them serves
 * all jobs of the node at the same time.
 */
public interface JobWork {

  /** True if this does the work of the action. */
  boolean handles(JobAction action);

  /**
   * Does the work outside transactions, and ends the job with {@link JobClaims#finish} in the
   * transaction of its last change of state. After a crash it is called again with a higher
   * attempt, so every step must be harmless when repeated.
   *
   * @throws Exception if the work cannot be done; {@link #failed} is called next
   * @throws StaleClaimException if another worker has taken over; nothing more is to be done
   */
  void run(JobClaim claim) throws Exception;

  /**
   * Ends a job whose work has failed, as {@link #giveUp} does. Works that tell users more than the
   * reason look at the failure itself.
   *
   * @param failure what {@link #run} threw
   */
  default void failed(JobClaim claim, Exception failure) {
    giveUp(claim, FailReason.of(failure));
  }

  /**
   * Ends the job in error: puts every status, temporary object and quota right and calls {@link
   * JobClaims#fail}. Harmless when repeated.
   *
   * @param reason for the person who reads the backup or volume
   */
  void giveUp(JobClaim claim, String reason);
}
