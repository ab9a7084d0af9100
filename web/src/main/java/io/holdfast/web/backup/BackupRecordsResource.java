package io.holdfast.web.backup;

import io.holdfast.backup.Backup;
import io.holdfast.backup.ExportRecord;
import io.holdfast.backup.RecordApiBean;
import io.holdfast.json.Fields;
import io.holdfast.json.JsonFields;
import io.holdfast.web.Answers;
import io.holdfast.web.request.CurrentRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Export and import of backups (api.md section 6, B8 and B9). */
@Path("v3/backups")
@RequestScoped
public class BackupRecordsResource {

  @Inject private CurrentRequest request;
  @Inject private RecordApiBean records;

  /** B8. */
  @GET
  @Path("{id}/export_record")
  public Response export(@PathParam("id") String id) {
    ExportRecord record = records.export(request.context(), id);
    return Answers.ok(
        BackupBodies.RECORD,
        new JsonFields().put("backup_service", record.service()).put("backup_url", record.url()));
  }

  /** B9. */
  @POST
  @Path("import_record")
  public Response importRecord() {
    Fields record = BackupBodies.record(request.body(BackupBodies.RECORD));
    String service = record.requiredText("backup_service", 0);
    String url = record.longText("backup_url");
    Backup backup = records.importRecord(request.context(), service, url);
    BackupView view = new BackupView(request.links(), request.microversion(), true);
    return Answers.created("backup", view.summary(backup));
  }
}
