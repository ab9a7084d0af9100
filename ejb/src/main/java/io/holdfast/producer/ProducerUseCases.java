package io.holdfast.producer;

import io.holdfast.backup.AcceptedRestore;
import io.holdfast.backup.Backup;
import io.holdfast.backup.BackupApiBean;
import io.holdfast.backup.BackupQueries;
import io.holdfast.backup.CreateBackup;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.RequestContext;
import io.holdfast.json.Fields;
import io.holdfast.json.JsonFields;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Does what requests ask for, by the same use cases as REST. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ProducerUseCases {

  @Inject private ProducerGrants grants;
  @Inject private BackupApiBean backups;
  @Inject private BackupQueries queries;

  /**
   * Accepts the request in the caller's transaction.
   *
   * @throws RequestRefusedException as REST would refuse it; the transaction rolls back
   */
  public ProducerAnswer accept(ProducerRequest request) {
    RequestContext context = grants.context(request);
    JsonFields told =
        switch (request.action()) {
          case CREATE -> create(context, request.fields());
          case RESTORE -> restore(context, request.fields());
          case DELETE -> delete(context, request.fields());
          case STATUS -> status(context, request.fields());
        };
    return ProducerAnswer.accepted(request, context.requestId(), told);
  }

  private JsonFields create(RequestContext context, Fields fields) {
    Backup backup = backups.create(context, CreateBackup.of(fields));
    return new JsonFields()
        .put(ProducerRequest.BACKUP_ID, backup.id())
        .put("volume_id", backup.volumeId());
  }

  private JsonFields restore(RequestContext context, Fields fields) {
    AcceptedRestore restore =
        backups.restore(
            context,
            fields.uuid(ProducerRequest.BACKUP_ID),
            fields.uuidOrNull("volume_id"),
            fields.name("name"));
    return new JsonFields()
        .put(ProducerRequest.BACKUP_ID, restore.backupId())
        .put("volume_id", restore.volumeId());
  }

  private JsonFields delete(RequestContext context, Fields fields) {
    String id = fields.uuid(ProducerRequest.BACKUP_ID);
    backups.delete(context, id);
    return new JsonFields().put(ProducerRequest.BACKUP_ID, id);
  }

  private JsonFields status(RequestContext context, Fields fields) {
    return BackupState.of(queries.show(context, fields.uuid(ProducerRequest.BACKUP_ID)));
  }
}
