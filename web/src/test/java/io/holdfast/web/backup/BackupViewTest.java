package io.holdfast.web.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.backup.AcceptedRestore;
import io.holdfast.backup.Backup;
import io.holdfast.backup.BackupStatus;
import io.holdfast.web.request.Links;
import io.holdfast.web.request.Microversion;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Field names and order are those of a recorded session with Cinder. */
class BackupViewTest {

  private static final String[] OLDEST = {
    "id",
    "status",
    "size",
    "object_count",
    "availability_zone",
    "container",
    "created_at",
    "updated_at",
    "name",
    "description",
    "fail_reason",
    "volume_id",
    "links",
    "is_incremental",
    "has_dependent_backups",
    "snapshot_id",
    "data_timestamp"
  };

  private final Backup backup = new Backup("b1", "u1", "abc", "v1", 3);

  @BeforeEach
  void fillBackup() {
    backup.status(BackupStatus.AVAILABLE);
    backup.metadata().put("k", "v");
  }

  @Test
  void theSummaryHasThreeFields() {
    assertThat(view(71, true).summary(backup).build().keySet())
        .containsExactly("id", "name", "links");
  }

  @Test
  void theOldestDetailHasNothingThatCameLater() {
    assertThat(view(0, true).detail(backup).build().keySet()).containsExactly(OLDEST);
  }

  @Test
  void membersSeeMetadataButNotTheOwner() {
    JsonObject detail = view(71, false).detail(backup).build();

    assertThat(detail.keySet()).hasSize(OLDEST.length + 1).contains(OLDEST).contains("metadata");
    assertThat(detail.getJsonObject("metadata")).hasToString("{\"k\":\"v\"}");
  }

  @Test
  void administratorsSeeProjectAndUserFromTheirVersionsOn() {
    assertThat(view(17, true).detail(backup).build())
        .doesNotContainKey("os-backup-project-attr:project_id");
    assertThat(view(18, true).detail(backup).build().getString("os-backup-project-attr:project_id"))
        .isEqualTo("abc");
    assertThat(view(42, true).detail(backup).build()).doesNotContainKey("metadata");
    assertThat(view(55, true).detail(backup).build()).doesNotContainKey("user_id");
    assertThat(view(56, true).detail(backup).build().getString("user_id")).isEqualTo("u1");
  }

  @ParameterizedTest
  @CsvSource({
    "18, os-backup-project-attr:project_id, true",
    "43, metadata, false",
    "56, user_id, true",
    "64, encryption_key_id, false",
  })
  void aFieldBeginsWithItsVersion(int since, String field, boolean administrators) {
    backup.encryptionKeyId("k1");
    assertThat(view(since - 1, true).detail(backup).build()).doesNotContainKey(field);
    assertThat(view(since, true).detail(backup).build()).containsKey(field);
    assertThat(view(71, false).detail(backup).build().containsKey(field))
        .isEqualTo(!administrators);
  }

  @Test
  void theKeyIsShownOnlyIfThereIsOne() {
    assertThat(view(71, true).detail(backup).build()).doesNotContainKey("encryption_key_id");

    backup.encryptionKeyId("00000000-0000-0000-0000-000000000000");

    assertThat(view(71, true).detail(backup).build()).doesNotContainKey("encryption_key_id");

    backup.encryptionKeyId("k1");

    assertThat(view(63, true).detail(backup).build()).doesNotContainKey("encryption_key_id");
    assertThat(view(64, true).detail(backup).build().getString("encryption_key_id"))
        .isEqualTo("k1");
  }

  @Test
  void valuesHaveTheTypesThatClientsParse() {
    JsonObject fresh = view(0, false).detail(backup).build();

    assertThat(fresh.getInt("size")).isEqualTo(3);
    assertThat(fresh.getInt("object_count")).isZero();
    assertThat(fresh.getString("status")).isEqualTo("available");
    assertThat(fresh.getString("created_at"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
    assertThat(fresh.isNull("name")).isTrue();
    assertThat(fresh.isNull("snapshot_id")).isTrue();
    assertThat(fresh.getBoolean("is_incremental")).isFalse();
    assertThat(fresh.getBoolean("has_dependent_backups")).isFalse();
  }

  @Test
  void parentAndDependentsShow() {
    backup.parentId("b0");
    backup.dependentBackups(1);
    JsonObject detail = view(0, false).detail(backup).build();

    assertThat(detail.getBoolean("is_incremental")).isTrue();
    assertThat(detail.getBoolean("has_dependent_backups")).isTrue();
  }

  @Test
  void aRestoreNamesBackupAndVolume() {
    assertThat(BackupView.restore(new AcceptedRestore("b1", "v2", null)))
        .hasToString("{\"backup_id\":\"b1\",\"volume_id\":\"v2\",\"volume_name\":null}");
  }

  private static BackupView view(int minor, boolean admin) {
    return new BackupView(new Links("http://host", "abc"), new Microversion(3, minor), admin);
  }
}
