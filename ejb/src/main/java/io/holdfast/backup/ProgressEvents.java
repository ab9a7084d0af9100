package io.holdfast.backup;

import static io.holdfast.json.JsonParts.JSON;

import io.holdfast.events.BackupEvents;
import io.holdfast.job.JobAction;
import io.holdfast.job.JobProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Map;

/** Tells how far backups and restores are, as often as their jobs say so in the rows. */
@ApplicationScoped
public class ProgressEvents {

  private static final Map<JobAction, String> TYPES =
      Map.of(
          JobAction.BACKUP_CREATE, "backup.create.progress",
          JobAction.BACKUP_RESTORE, "backup.restore.progress");

  @Inject private BackupRows rows;
  @Inject private BackupEvents events;

  void tell(@Observes JobProgress progress) {
    String type = TYPES.get(progress.claim().action());
    if (type != null) {
      Backup backup = rows.find(progress.claim().subject().backupId());
      events.send(type, payload(backup, progress.percent()), progress.claim().trace());
    }
  }

  private static JsonObject payload(Backup backup, int percent) {
    return JSON.createObjectBuilder(BackupEventPayload.of(backup))
        .add("backup_percent", percent)
        .build();
  }
}
