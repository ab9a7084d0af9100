package io.holdfast.message;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.persistence.ListQuery;
import io.holdfast.persistence.Page;
import io.holdfast.persistence.RowList;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;

/** Reads messages for people: own project's, or all for administrators. */
@Stateless
public class MessageQueries {

  private static final RowList<UserMessage> LIST =
      new RowList<>(
          UserMessage.class,
          "Message",
          Map.ofEntries(
              Map.entry("id", "id"),
              Map.entry("project_id", "projectId"),
              Map.entry("request_id", "requestId"),
              Map.entry("resource_type", "resourceType"),
              Map.entry("resource_uuid", "resourceId"),
              Map.entry("action_id", "actionId"),
              Map.entry("detail_id", "detailId"),
              Map.entry("event_id", "eventId"),
              Map.entry("message_level", "level"),
              Map.entry("created_at", "createdAt"),
              Map.entry("expires_at", "expiresAt")),
          Map.of());

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private MessageRows rows;

  /**
   * A page of messages.
   *
   * @throws RequestRefusedException 403 by the policy, 404 for an unknown marker, 400 for an
   *     unknown sort key
   */
  public Page<UserMessage> list(RequestContext context, ListQuery query) {
    context.require(Policy.MESSAGE_GET_ALL);
    boolean everywhere = query.allProjects() && context.admin();
    return LIST.page(entities, everywhere ? null : context.projectId(), query);
  }

  /**
   * One message.
   *
   * @throws RequestRefusedException 404 if there is none that the caller sees; 403 by the policy
   */
  public UserMessage show(RequestContext context, String id) {
    return rows.visible(context, id, Policy.MESSAGE_GET);
  }
}
