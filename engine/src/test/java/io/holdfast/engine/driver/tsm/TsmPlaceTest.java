package io.holdfast.engine.driver.tsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.driver.BackupRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TsmPlaceTest {

  private static final String ID = "0a0a0a0a-0000-4000-8000-000000000001";

  private static TsmSettings settings(BackupMode mode, String staging, String prefix) {
    return new TsmSettings(
        "dsmc",
        null,
        prefix,
        mode,
        true,
        Path.of(staging),
        Path.of("/dev"),
        0,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        4096);
  }

  private static TsmPlace of(String serviceMetadata) throws IOException {
    return TsmPlace.of(
        TsmWorkbench.record(ID, serviceMetadata), settings(BackupMode.FILE, "/srv/tsm", "backup"));
  }

  @Test
  void aNewBackupIsNamedAsCinderNamesItAndSaysMoreBesides() throws IOException {
    String file =
        TsmPlace.planned(settings(BackupMode.FILE, "/srv/tsm", "backup"), ID).serviceMetadata();
    assertThat(file)
        .isEqualTo(
            "{\"backup_mode\": \"file\", \"backup_path\": \"/srv/tsm/backup-%s\", \"description_folder\": \"/srv/tsm\"}"
                .formatted(ID));
    assertThat(of(file).description()).hasValue("/srv/tsm/backup-%s.json".formatted(ID));
    assertThat(
            TsmPlace.planned(settings(BackupMode.IMAGE, "/srv/tsm", "vol"), ID).serviceMetadata())
        .startsWith("{\"backup_mode\": \"image\", \"backup_path\": \"/dev/vol-%s\"".formatted(ID));
  }

  @Test
  void whatCinderNotesIsUnderstood() throws IOException {
    assertThat(
            of(
                "{\"backup_path\": \"/var/lib/volumes/x/my-backup-%s\", \"backup_mode\": \"file\"}"
                    .formatted(ID)))
        .isEqualTo(new TsmPlace(BackupMode.FILE, "/var/lib/volumes/x/my-backup-" + ID, null));
    assertThat(of(null)).isEqualTo(new TsmPlace(BackupMode.IMAGE, "/dev/backup-" + ID, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "{'backup_mode': 'file'}",
        "{'backup_mode': 'tape', 'backup_path': '/a/b-ID'}",
        "{'backup_mode': 'file', 'backup_path': null}",
        "{'backup_mode': 'file', 'backup_path': 7}",
        "{'backup_mode': 'file', 'backup_path': 'a/b-ID'}",
        "{'backup_mode': 'file', 'backup_path': '-a/b-ID'}",
        "{'backup_mode': 'file', 'backup_path': '/a/../b-ID'}",
        "{'backup_mode': 'file', 'backup_path': '/a//b-ID'}",
        "{'backup_mode': 'file', 'backup_path': '/a*/b-ID'}",
        "{'backup_mode': 'file', 'backup_path': '{/a}/b-ID'}",
        "{'backup_mode': 'file', 'backup_path': '/a b/b-ID'}",
        "{'backup_mode': 'file', 'backup_path': '/etc/shadow'}",
        "{'backup_mode': 'file', 'backup_path': '/etc/-ID'}",
        "{'backup_mode': 'file', 'backup_path': '/a/b-0a0a0a0a-0000-4000-8000-000000000002'}",
        "{'backup_mode': 'file', 'backup_path': '/a/b-ID', 'description_folder': null}",
        "{'backup_mode': 'file', 'backup_path': '/a/b-ID', 'description_folder': '../x'}",
        "{'backup_mode': 'file', 'backup_path': '/a/b-ID'} {}"
      })
  void whatCannotBeThePlaceOfThisBackupIsRefused(String text) {
    String metadata = text.replace('\'', '"').replace("ID", ID);
    assertThatThrownBy(() -> of(metadata)).isInstanceOf(BackupRefusedException.class);
  }

  @Test
  void foldersThatTheClientWouldReadAsPatternsAreRefused() {
    assertThatThrownBy(() -> settings(BackupMode.FILE, "/srv/t*m", "backup"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/srv/t*m");
    assertThatThrownBy(() -> settings(BackupMode.FILE, "/srv/tsm", "-backup"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesThatDoNotFitTheRowAreRefusedBeforeThereAreAny() {
    TsmSettings longest = settings(BackupMode.FILE, "/" + "f".repeat(70), "backup");
    longest.requireShortNames();
    assertThat(TsmPlace.planned(longest, ID).serviceMetadata()).hasSizeLessThanOrEqualTo(255);
    TsmSettings longer = settings(BackupMode.FILE, "/" + "f".repeat(71), "backup");
    assertThatThrownBy(longer::requireShortNames)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("staging folder");
  }
}
