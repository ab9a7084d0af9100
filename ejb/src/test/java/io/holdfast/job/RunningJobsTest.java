package io.holdfast.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.driver.JobCancelledException;
import io.holdfast.identity.RequestTrace;
import org.junit.jupiter.api.Test;

class RunningJobsTest {

  private final RunningJobs jobs = new RunningJobs();
  private final JobClaim claim =
      new JobClaim(
          "j",
          1,
          JobAction.BACKUP_CREATE,
          new JobSubject("b", null, null),
          RequestTrace.of("req-1"));

  @Test
  void oneThreadIsLetOnToAJobEvenBeforeItsClaim() {
    assertThat(jobs.enter("j")).isTrue();
    assertThat(jobs.enter("j")).isFalse();
    jobs.leave("j");
    assertThat(jobs.enter("j")).isTrue();
  }

  @Test
  void aJobIsHeldFromEntryToLeaving() throws Exception {
    jobs.enter("j");
    assertThat(jobs.contains("j")).isTrue();
    assertThat(jobs.all()).isEmpty();
    jobs.started(claim);
    assertThat(jobs.job(claim).claim()).isEqualTo(claim);
    jobs.leave("j");
    assertThat(jobs.contains("j")).isFalse();
    assertThatThrownBy(() -> jobs.job(claim)).isInstanceOf(JobCancelledException.class);
  }

  @Test
  void aStoppingNodeLetsNobodyOnAndCancelsWhatRuns() throws Exception {
    jobs.enter("j");
    jobs.started(claim);
    RunningJob running = jobs.job(claim);
    jobs.stop();
    assertThat(jobs.enter("k")).isFalse();
    assertThatThrownBy(() -> running.progress(1, 2)).isInstanceOf(JobCancelledException.class);
  }
}
