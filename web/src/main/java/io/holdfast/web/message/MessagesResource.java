package io.holdfast.web.message;

import io.holdfast.message.MessageApiBean;
import io.holdfast.message.MessageQueries;
import io.holdfast.message.UserMessage;
import io.holdfast.persistence.ListQuery;
import io.holdfast.persistence.Page;
import io.holdfast.web.Answers;
import io.holdfast.web.list.ListAnswer;
import io.holdfast.web.list.ListParameters;
import io.holdfast.web.list.ListRules;
import io.holdfast.web.request.CurrentRequest;
import io.holdfast.web.request.Microversion;
import io.holdfast.web.request.Since;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** Messages: list, show, delete (api.md section 7). */
@Path("v3/messages")
@RequestScoped
public class MessagesResource {

  /** What lists can be filtered and sorted by. */
  public static final ListRules LISTS =
      new ListRules(
          Set.of("resource_uuid", "resource_type", "event_id", "request_id", "message_level"),
          Microversion.MINIMUM);

  private static final int SINCE = 3;
  private static final int PAGES_SINCE = 5;

  @Inject private CurrentRequest request;
  @Inject private MessageQueries queries;
  @Inject private MessageApiBean messages;
  @Context private UriInfo uri;

  /** The project's messages; parameters have a meaning from their version on. */
  @GET
  @Since(SINCE)
  public Response list() {
    Page<UserMessage> page = queries.list(request.context(), query());
    MessageView view = new MessageView(request.links());
    return Answers.ok(ListAnswer.of("messages", page, request::next, view::of, UserMessage::id));
  }

  private ListQuery query() {
    Microversion version = request.microversion();
    return version.atLeast(PAGES_SINCE)
        ? ListParameters.read(uri.getQueryParameters(), LISTS, version, request.context().admin())
            .withoutCount()
        : ListQuery.all();
  }

  /** One message. */
  @GET
  @Path("{id}")
  @Since(SINCE)
  public Response show(@PathParam("id") String id) {
    UserMessage message = queries.show(request.context(), id);
    return Answers.ok("message", new MessageView(request.links()).of(message));
  }

  /** Takes a message out of sight. */
  @DELETE
  @Path("{id}")
  @Since(SINCE)
  public Response delete(@PathParam("id") String id) {
    messages.delete(request.context(), id);
    return Response.noContent().build();
  }
}
