package io.holdfast.job;

import io.holdfast.engine.driver.JobCancelledException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs this node works on right now. Threads: any. */
@ApplicationScoped
public class RunningJobs {

  private final Set<String> entered = ConcurrentHashMap.newKeySet();
  private final Map<String, RunningJob> jobs = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /**
   * Lets one thread of this node on to a job. It enters before it claims: two that claimed in turn
   * would each make the other's claim stale.
   *
   * @return false if the node is stopping or another thread is at the job
   */
  public boolean enter(String jobId) {
    return !stopping && entered.add(jobId);
  }

  /** Notes the claim of a job that was entered. */
  public void started(JobClaim claim) {
    jobs.put(claim.jobId(), new RunningJob(claim));
  }

  public void leave(String jobId) {
    jobs.remove(jobId);
    entered.remove(jobId);
  }

  /** True if a thread of this node is at the job, or about to be. */
  public boolean contains(String jobId) {
    return entered.contains(jobId);
  }

  /** The job of a claim that was entered and not left. */
  public RunningJob job(JobClaim claim) throws JobCancelledException {
    RunningJob job = jobs.get(claim.jobId());
    if (job == null) {
      throw new JobCancelledException("job " + claim.jobId() + " does not run here");
    }
    return job;
  }

  public Collection<RunningJob> all() {
    return List.copyOf(jobs.values());
  }

  /** Jobs other than this one that are about the same backup or volume. */
  List<RunningJob> sharingWith(JobClaim claim) {
    return jobs.values().stream()
        .filter(job -> !job.claim().jobId().equals(claim.jobId()))
        .filter(job -> job.claim().subject().shares(claim.subject()))
        .toList();
  }

  public boolean stopping() {
    return stopping;
  }

  /** Stops all work; the jobs stay as they are and go on when the node is back. */
  public void stop() {
    stopping = true;
    jobs.values().forEach(RunningJob::cancel);
  }
}
