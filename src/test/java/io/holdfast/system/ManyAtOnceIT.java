package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests that race for one volume, for quota and for the node's memory. */
class ManyAtOnceIT {

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Rows rows = new Rows(server);

  private static List<Answer> together(int threads, List<Callable<Answer>> requests)
      throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(threads);
    try {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : callers.invokeAll(requests)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      callers.shutdownNow();
    }
  }

  private static long accepted(List<Answer> answers) {
    return answers.stream().filter(answer -> answer.code() == 202).count();
  }

  private void awaitNoOpenJobs(String project) {
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () ->
                rows.count(
                        "jobs where state in ('queued', 'running') and project_id = '"
                            + project
                            + "'")
                    == 0);
  }

  @Test
  void thirtyCreatesOnOneVolumeGiveExactlyOneBackup() throws Exception {
    Api api = new Api(server.apiUrl(), "ab02");
    rows.quota(api.project(), 100);
    String volume = api.volume(1);
    // So much that the backup goes on until the last of the requests has come.
    for (int part = 0; part < 8; part++) {
      VolumeData.random(server.volumeFile(volume), (long) part * (120 << 20), 100 << 20, part);
    }

    List<Callable<Answer>> requests =
        IntStream.range(0, 30)
            .<Callable<Answer>>mapToObj(i -> () -> api.backup(backupOf(volume)))
            .toList();
    List<Answer> answers = together(30, requests);

    assertThat(accepted(answers)).isEqualTo(1);
    assertThat(answers).extracting(Answer::code).containsOnly(202, 400);
    awaitNoOpenJobs(api.project());
    assertThat(rows.usagesEqualRows(api.project())).isTrue();
  }

  @Test
  void twoHundredCreatesAgainstAQuotaOfFiftyGiveExactlyFifty() throws Exception {
    Api api = new Api(server.apiUrl(), "ab03");
    rows.quota(api.project(), 200);
    List<String> volumes = IntStream.range(0, 200).mapToObj(i -> api.newVolume(1)).toList();
    volumes.forEach(volume -> api.awaitVolume(volume, "available"));
    rows.quota(api.project(), "backups", 50);

    List<Callable<Answer>> requests =
        volumes.stream()
            .<Callable<Answer>>map(volume -> () -> api.backup(backupOf(volume)))
            .toList();
    List<Answer> answers = together(200, requests);

    assertThat(accepted(answers)).isEqualTo(50);
    answers.stream()
        .filter(answer -> answer.code() != 202)
        .forEach(answer -> answer.expectFault(413, "overLimit"));
    assertThat(rows.count("backups where project_id = 'ab03'")).isEqualTo(50);
    assertThat(rows.count("volumes where project_id = 'ab03' and status = 'backing-up'"))
        .isLessThanOrEqualTo(50);
    assertThat(rows.usagesEqualRows(api.project())).isTrue();
    awaitNoOpenJobs(api.project());
    assertThat(rows.count("backups where project_id = 'ab03' and status = 'available'"))
        .isEqualTo(50);
    assertThat(rows.usagesEqualRows(api.project())).isTrue();
  }

  @Test
  void thirtyEmptyGibibytesFinishTogether() throws Exception {
    Api api = new Api(server.apiUrl(), "ab04");
    rows.quota(api.project(), 100);
    List<String> volumes = IntStream.range(0, 30).mapToObj(i -> api.newVolume(1)).toList();
    volumes.forEach(volume -> api.awaitVolume(volume, "available"));

    List<Callable<Answer>> requests =
        volumes.stream()
            .<Callable<Answer>>map(volume -> () -> api.backup(backupOf(volume)))
            .toList();
    assertThat(accepted(together(30, requests))).isEqualTo(30);
    awaitNoOpenJobs(api.project());

    assertThat(rows.count("backups where project_id = 'ab04' and status = 'available'"))
        .isEqualTo(30);
    System.out.println("thirty at once: server peak memory " + server.peakMemoryMib() + " MiB");
    assertThat(server.peakMemoryMib()).isLessThan(2048);
  }
}
