package io.holdfast.web.message;

import io.holdfast.json.JsonFields;
import io.holdfast.message.UserMessage;
import io.holdfast.web.request.Links;

/**
 * Messages as JSON (workflow.md section 9).
 *
 * @param links addresses for the caller
 */
record MessageView(Links links) {

  JsonFields of(UserMessage message) {
    return new JsonFields()
        .put("id", message.id())
        .put("event_id", message.eventId())
        .put("user_message", message.text())
        .put("message_level", message.level())
        .put("created_at", message.createdAt())
        .put("guaranteed_until", message.expiresAt())
        .put("request_id", message.requestId())
        .put("links", links.of("messages", message.id()))
        .put("resource_type", message.resourceType())
        .put("resource_uuid", message.resourceId());
  }
}
