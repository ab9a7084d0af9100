package io.holdfast.producer;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.RequestTrace;
import io.holdfast.json.Fields;
import java.util.HashSet;
import java.util.Set;

/**
 * A request as it came, checked for form.
 *
 * @param sender the user of the broker who sent it, as the broker knows them
 * @param id by which the sender tells it from others; the same id is the same request
 * @param projectId the project that the sender wants to act in
 * @param action what is wanted
 * @param wantsResult whether the end of the work is told, too
 * @param fields the whole document
 * @param digest of all that was asked for
 * @param trace its ids
 */
public record ProducerRequest(
    String sender,
    String id,
    String projectId,
    ProducerAction action,
    boolean wantsResult,
    Fields fields,
    String digest,
    RequestTrace trace) {

  static final String BACKUP_ID = "backup_id";

  private static final int LONGEST_ID = 255;
  private static final Set<String> ALWAYS = Set.of("action", "request_id", "project_id", "result");
  private static final Set<String> OF_CREATE =
      Set.of(
          "volume_id",
          "snapshot_id",
          "name",
          "description",
          "container",
          "incremental",
          "force",
          "metadata",
          "availability_zone");
  private static final Set<String> OF_RESTORE = Set.of(BACKUP_ID, "volume_id", "name");
  private static final Set<String> OF_OTHERS = Set.of(BACKUP_ID);

  /**
   * Reads a request.
   *
   * @param messageId the id if the request has none of its own; null if the message has none either
   * @param digest of the document
   * @throws RequestRefusedException 400 naming the field and the rule
   */
  public static ProducerRequest read(
      String sender, String messageId, Fields fields, String digest, RequestTrace trace) {
    String word = fields.requiredText("action", 1);
    ProducerAction action =
        ProducerAction.of(word)
            .orElseThrow(
                () -> fields.broken("action", "must be create, restore, delete or status"));
    allow(fields, action);
    boolean known = messageId != null && messageId.length() <= LONGEST_ID;
    String id =
        fields.given("request_id") || !known ? fields.requiredText("request_id", 1) : messageId;
    String project = fields.requiredText("project_id", 1);
    return new ProducerRequest(
        sender, id, project, action, fields.bool("result"), fields, digest, trace);
  }

  private static void allow(Fields fields, ProducerAction action) {
    Set<String> known = new HashSet<>(ALWAYS);
    known.addAll(
        switch (action) {
          case CREATE -> OF_CREATE;
          case RESTORE -> OF_RESTORE;
          case DELETE, STATUS -> OF_OTHERS;
        });
    fields.allow(known);
  }
}
