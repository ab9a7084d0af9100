package io.holdfast.rbd.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.rbd.CephTools;
import io.holdfast.rbd.RealCeph;
import io.holdfast.rbd.SharedCeph;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** What Ceph's own tools see of a backup: the same as of one that Cinder made. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class BaseImageTest {

  private static final int MIB = SourceImage.MIB;
  private static final int SIZE = 8 * MIB;

  /** As Cinder asks for 31 or 95: the bit 2 goes where stripes are as usual. */
  private static final int FEATURES = 31 - 2;

  private static final int WITH_JOURNAL = 95 - 2;

  private final CephTools tools = SharedCeph.cluster().tools();
  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private CephWorkbench bench;

  @BeforeEach
  void connect() {
    bench = new CephWorkbench(MIB);
  }

  @AfterEach
  void nothing() throws Exception {
    bench.close();
    executor.shutdownNow();
    bench.emptyPools(RealCeph.BACKUPS);
  }

  private CephBackupDriver driver(boolean journaling) {
    return new CephBackupDriver(
        bench.connection(),
        RealCeph.BACKUPS,
        journaling,
        new CopySettings(MIB, 2),
        bench.budget(),
        executor);
  }

  private static String base(BackupRecord full) {
    return "volume-" + full.volumeId() + ".backup." + full.id();
  }

  /** The number as it lies in the image's header. */
  private int features(String base) throws Exception {
    String info = tools.rbd("info", "backups/" + base, "--format", "json");
    assertThat(info).contains("\"order\":22").contains("\"size\":" + SIZE);
    String id = info.replaceAll("(?s).*\"id\":\"([0-9a-f]+)\".*", "$1");
    String number =
        tools.shell(
            "F=$(mktemp); rados -c $CONF -p backups getomapval rbd_header."
                + id
                + " features $F >/dev/null; od -An -t u8 $F; rm $F");
    return Integer.parseInt(number.strip());
  }

  @Test
  void aBaseImageHasCindersFeaturesAndObjects() throws Exception {
    CephBackupDriver driver = driver(false);
    try (SourceImage volume = new SourceImage(driver, SIZE)) {
      BackupRecord full = volume.backup(null);
      assertThat(features(base(full))).isEqualTo(FEATURES);
      driver.delete(full, JobControl.NONE);
    }
  }

  @Test
  void aBaseImageWithAJournalTakesChainsAndGivesThemBack() throws Exception {
    CephBackupDriver driver = driver(true);
    try (SourceImage volume = new SourceImage(driver, SIZE)) {
      volume.write(0, 3 * MIB, 1);
      byte[] first = volume.bytes();
      BackupRecord full = volume.backup(null);
      assertThat(features(base(full))).isEqualTo(WITH_JOURNAL);
      volume.write(MIB, MIB, 2);
      byte[] second = volume.bytes();
      BackupRecord next = volume.backup(full);
      assertThat(volume.restored(SIZE, full)).isEqualTo(first);
      assertThat(volume.restored(SIZE, full, next)).isEqualTo(second);
      driver.delete(next, JobControl.NONE);
      driver.delete(full, JobControl.NONE);
      assertThat(tools.rbd("ls", RealCeph.BACKUPS)).doesNotContain(volume.volumeId);
    }
  }

  @Test
  void theVolumesMetadataLieInTheirObjectAsTheyAre(@TempDir Path folder) throws Exception {
    CephBackupDriver driver = driver(false);
    String document = "{\"version\": 2, \"volume-base-metadata\": {\"display_name\": \"Größe ✓\"}}";
    try (SourceImage volume = new SourceImage(driver, SIZE)) {
      BackupRecord record = described(volume.located(null), document);
      volume.backup(record, null, volume.keep(record), JobControl.NONE);
      String object = "backup." + record.id() + ".meta";
      Path file = folder.resolve("meta");
      tools.rados("-p", "backups", "get", object, file.toString());
      assertThat(Files.readAllBytes(file)).isEqualTo(document.getBytes(StandardCharsets.UTF_8));
      driver.delete(record, JobControl.NONE);
      assertThat(tools.rados("-p", "backups", "ls")).doesNotContain(object);
    }
  }

  private static BackupRecord described(BackupRecord record, String document) {
    return new BackupRecord(
        record.id(),
        record.volumeId(),
        null,
        "n",
        null,
        record.container(),
        record.serviceMetadata(),
        1,
        0,
        Instant.now(),
        document);
  }
}
