package io.holdfast.engine.driver.tsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.device.MemoryDevice;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.driver.JobCancelledException;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.Volumes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad days of the client and its server, played by the stand-in. */
@Timeout(60)
class TsmFaultsTest {

  private static final int SIZE = 40 * Volumes.BLOCK;
  private static final byte[] VOLUME = Volumes.mixed(SIZE, 1);

  @TempDir private Path folder;

  private TsmWorkbench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new TsmWorkbench(folder);
  }

  @AfterEach
  void nothingIsHeldOrLeft() throws IOException {
    assertThat(bench.staged()).isEmpty();
    assertThat(bench.allMemoryIsFree()).isTrue();
  }

  private BackupRecord stored() throws IOException {
    return stored(JobControl.NONE);
  }

  private BackupRecord stored(JobControl control) throws IOException {
    BackupRecord record = bench.located();
    bench.driver.backup(record, null, new MemoryDevice(VOLUME.clone()), control);
    return record;
  }

  private byte[] restored(BackupRecord record) throws IOException {
    MemoryDevice target = new MemoryDevice(Volumes.used(SIZE));
    bench.driver.restore(List.of(record), target, JobControl.NONE);
    return target.bytes();
  }

  @ParameterizedTest
  @CsvSource({
    "noserver,no connection",
    "auth,authentication failed",
    "skip,ended with 4",
    "zero,objects backed up: 0",
    "partial,ended with 12",
    "onefailed,ended with 8",
    "nothing,did not store",
    "killed,ended with 137"
  })
  void aBackupThatTheClientDidNotStoreFailsWithWhatItSaid(String fault, String words)
      throws IOException {
    bench.client.faults("store " + fault);
    assertThatThrownBy(this::stored)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("TSM did not store " + bench.staging + "/backup-")
        .hasMessageContaining(words);
    assertThat(bench.client.storedFiles()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "warn",
        "hidden",
        "flood",
        "orphan",
        "count:1.234",
        "count:1,234",
        "count:1\\u202f234"
      })
  void aBackupThatTheClientStoredIsOneHoweverItSaysSo(String fault) throws IOException {
    bench.client.faults("store " + fault);
    BackupRecord record = stored();
    assertThat(restored(record)).isEqualTo(VOLUME);
  }

  @Test
  void withoutItsDescriptionABackupIsNotWhole() throws IOException {
    bench.client.faults("store auth .json");
    BackupRecord record = bench.located();
    assertThatThrownBy(
            () -> bench.driver.backup(record, null, new MemoryDevice(VOLUME), JobControl.NONE))
        .hasMessageContaining("authentication failed");
    assertThatThrownBy(() -> bench.driver.describe(record))
        .isInstanceOf(DamagedBackupException.class);
    assertThatThrownBy(() -> restored(record)).isInstanceOf(DamagedBackupException.class);
    assertThat(bench.client.storedFiles()).isPositive();
    bench.driver.delete(record, JobControl.NONE);
    assertThat(bench.client.storedFiles()).isZero();
  }

  @Test
  void withoutItsDataABackupIsNotWholeEither() throws IOException {
    BackupRecord record = stored();
    bench.client.run("delete", "backup", "-noprompt", bench.staging + "/backup-" + record.id());
    assertThatThrownBy(() -> bench.driver.describe(record))
        .isInstanceOf(DamagedBackupException.class);
    assertThatThrownBy(() -> restored(record))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("TSM has no ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"half", "other", "longer"})
  void whatComesBackDifferentIsDamagedAndNeverWritten(String fault) throws IOException {
    BackupRecord record = stored();
    bench.client.faults("restore %s !.json".formatted(fault));
    MemoryDevice target = new MemoryDevice(Volumes.used(2 * SIZE));
    assertThatThrownBy(() -> bench.driver.restore(List.of(record), target, JobControl.NONE))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("came back from TSM with");
    assertThat(target.bytes()).isEqualTo(Volumes.used(2 * SIZE));
    assertThatThrownBy(() -> bench.driver.verify(List.of(record), JobControl.NONE))
        .isInstanceOf(DamagedBackupException.class);
  }

  @Test
  void aDescriptionThatComesBackByHalfIsDamaged() throws IOException {
    BackupRecord record = stored();
    bench.client.faults("restore half .json");
    assertThatThrownBy(() -> restored(record)).isInstanceOf(DamagedBackupException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "noserver,no connection",
    "auth,authentication failed",
    "partial,ended with 12",
    "zero,objects restored: 0",
    "nothing,objects restored: 0",
    "killed,ended with 137"
  })
  void aRestoreThatFailsLeavesTheVolumeAndDoesNotCallTheBackupDamaged(String fault, String words)
      throws IOException {
    BackupRecord record = stored();
    bench.client.faults("restore %s !.json".formatted(fault));
    MemoryDevice target = new MemoryDevice(Volumes.used(SIZE));
    assertThatThrownBy(() -> bench.driver.restore(List.of(record), target, JobControl.NONE))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(DamagedBackupException.class)
        .hasMessageContaining(words);
    assertThat(target.bytes()).isEqualTo(Volumes.used(SIZE));
    bench.client.faults();
    assertThat(restored(record)).isEqualTo(VOLUME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"warn", "hidden", "flood", "orphan", "count:2"})
  void theDigestProvesARestoreHoweverTheClientSaysSo(String fault) throws IOException {
    BackupRecord record = stored();
    bench.client.faults("restore " + fault);
    assertThat(restored(record)).isEqualTo(VOLUME);
  }

  @Test
  void aSilentClientThatRestoredNothingIsNotBelieved() throws IOException {
    BackupRecord record = stored();
    bench.client.faults("restore nothing !.json", "restore hidden");
    assertThatThrownBy(() -> restored(record))
        .isNotInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("there is no file");
  }

  @Test
  void aClientThatHangsIsEndedWithItsChildren() throws Exception {
    BackupRecord record = stored();
    TsmBackupDriver hurried = bench.driver(BackupMode.FILE, Duration.ofSeconds(2), 0);
    bench.client.faults("store hang", "restore hang", "query hang", "delete hang");
    assertThatThrownBy(
            () -> hurried.backup(record, null, new MemoryDevice(VOLUME), JobControl.NONE))
        .hasMessageContaining("had not ended after 2 s");
    requireEnded();
    assertThatThrownBy(() -> hurried.verify(List.of(record), JobControl.NONE))
        .hasMessageContaining("had not ended after 2 s");
    requireEnded();
    assertThatThrownBy(() -> hurried.delete(record, JobControl.NONE))
        .hasMessageContaining("had not ended after 2 s");
    requireEnded();
    assertThatThrownBy(hurried::checkTarget).hasMessageContaining("had not ended after 2 s");
    requireEnded();
  }

  private void requireEnded() throws Exception {
    for (long process : bench.client.hanging()) {
      ClientRunTest.awaitEnd(process);
    }
    bench.client.forgetHanging();
  }

  @Test
  void aCancelledJobEndsAClientThatHangs() throws Exception {
    bench.client.faults("store hang");
    JobControl cancelled =
        (done, total) -> {
          if (bench.client.isHanging()) {
            throw new JobCancelledException("cancelled");
          }
        };
    assertThatThrownBy(() -> stored(cancelled)).isInstanceOf(JobCancelledException.class);
    requireEnded();
  }

  @Test
  void aJobCancelledWhileItAsksWhatIsThereEndsAsCancelled() throws Exception {
    BackupRecord record = stored();
    bench.client.faults("restore zero", "query hang");
    JobControl cancelled =
        (done, total) -> {
          if (bench.client.isHanging()) {
            throw new JobCancelledException("cancelled");
          }
        };
    assertThatThrownBy(() -> bench.driver.verify(List.of(record), cancelled))
        .isInstanceOf(JobCancelledException.class);
    requireEnded();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auth", "noserver", "forbidden"})
  void aDeletionThatFailsIsNotTakenForDone(String fault) throws IOException {
    BackupRecord record = stored();
    bench.client.faults("delete " + fault, fault.equals("forbidden") ? "" : "query " + fault);
    assertThatThrownBy(() -> bench.driver.delete(record, JobControl.NONE))
        .isInstanceOf(IOException.class);
    bench.client.faults();
    assertThat(restored(record)).isEqualTo(VOLUME);
  }

  @Test
  void whetherNothingIsThereIsOnlyBelievedOfAServerThatAnswers() throws IOException {
    BackupRecord record = stored();
    bench.driver.delete(record, JobControl.NONE);
    bench.client.faults("query auth");
    assertThatThrownBy(() -> bench.driver.delete(record, JobControl.NONE))
        .hasMessageContaining("does not tell whether it has")
        .hasMessageContaining("authentication failed");
    bench.client.faults();
    bench.driver.delete(record, JobControl.NONE);
  }

  @Test
  void aDeletionWithoutASummaryIsDoneIfNothingIsThereAnyMore() throws IOException {
    BackupRecord record = stored();
    bench.client.faults("delete hidden");
    bench.driver.delete(record, JobControl.NONE);
    assertThat(bench.client.storedFiles()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auth", "noserver"})
  void aTargetThatCannotBeUsedSaysWhy(String fault) throws IOException {
    bench.client.faults("query " + fault);
    assertThatThrownBy(() -> bench.driver.checkTarget())
        .hasMessageContaining("TSM cannot be used")
        .hasMessageContaining("refused");
  }

  @Test
  void withoutTheClientTheTargetSaysWhatToInstall() throws IOException {
    Files.delete(bench.client.program());
    assertThatThrownBy(() -> bench.driver.checkTarget())
        .hasMessageContaining("The client of TSM cannot be run");
  }

  @Test
  void aFullStagingFolderIsSaidBeforeAnythingIsDone() throws IOException {
    BackupRecord record = stored();
    TsmBackupDriver full = bench.driver(BackupMode.FILE, Duration.ofSeconds(30), Long.MAX_VALUE);
    bench.client.forgetCalls();
    assertThatThrownBy(() -> full.backup(record, null, new MemoryDevice(VOLUME), JobControl.NONE))
        .hasMessageContaining("staging folder");
    assertThat(bench.client.calls()).isEmpty();
    MemoryDevice target = new MemoryDevice(Volumes.used(SIZE));
    assertThatThrownBy(() -> full.restore(List.of(record), target, JobControl.NONE))
        .hasMessageContaining("staging folder");
    assertThat(target.bytes()).isEqualTo(Volumes.used(SIZE));
  }

  @Test
  void whatACrashLeftIsNotTakenForTheNextAttempt() throws IOException {
    BackupRecord record = bench.located();
    Files.createDirectories(bench.staging);
    Path left = bench.staging.resolve("backup-" + record.id());
    Files.write(left, Volumes.used(3 * SIZE));
    Files.writeString(bench.staging.resolve("backup-" + record.id() + ".json"), "{");
    bench.driver.backup(record, null, new MemoryDevice(VOLUME.clone()), JobControl.NONE);
    assertThat(restored(record)).isEqualTo(VOLUME);
  }
}
