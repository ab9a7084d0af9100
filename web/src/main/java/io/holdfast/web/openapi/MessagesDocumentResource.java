package io.holdfast.web.openapi;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The AsyncAPI document of requests by message, replies and events, for anybody. */
@Path("asyncapi.json")
@RequestScoped
public class MessagesDocumentResource {

  private static final String TEXT = text();

  /** The document as it is written in {@code jms-config}. */
  @GET
  public Response show() {
    return Response.ok(TEXT, MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static String text() {
    try (InputStream document =
        MessagesDocumentResource.class.getResourceAsStream("asyncapi.json")) {
      return new String(document.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("asyncapi.json", failure);
    }
  }
}
