package io.holdfast.job;

import io.holdfast.engine.driver.JobCancelledException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs this node works on right now. Threads: any. */
@ApplicationScoped
public class RunningJobs {

  private final Map<String, RunningJob> jobs = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /** Enters a claimed job; false if the node is stopping or already at it. */
  public boolean enter(JobClaim claim) {
    return !stopping && jobs.putIfAbsent(claim.jobId(), new RunningJob(claim)) == null;
  }

  public void leave(JobClaim claim) {
    jobs.remove(claim.jobId());
  }

  public boolean contains(String jobId) {
    return jobs.containsKey(jobId);
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

  public boolean stopping() {
    return stopping;
  }

  /** Stops all work; the jobs stay as they are and go on when the node is back. */
  public void stop() {
    stopping = true;
    jobs.values().forEach(RunningJob::cancel);
  }
}
