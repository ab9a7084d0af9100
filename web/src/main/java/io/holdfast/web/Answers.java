package io.holdfast.web;

import io.holdfast.json.JsonFields;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers of calls that went well. */
public final class Answers {

  private Answers() {}

  /** 200 with a body. */
  public static Response ok(JsonFields body) {
    return answer(Response.Status.OK, body);
  }

  /** 200 with one object under a key. */
  public static Response ok(String key, JsonFields object) {
    return ok(new JsonFields().put(key, object));
  }

  /** 201 with one object under a key. */
  public static Response created(String key, JsonFields object) {
    return answer(Response.Status.CREATED, new JsonFields().put(key, object));
  }

  /** 202 with one object under a key: the work goes on after the answer. */
  public static Response accepted(String key, JsonFields object) {
    return answer(Response.Status.ACCEPTED, new JsonFields().put(key, object));
  }

  /** 202 without a body; the type is said all the same, as Cinder does. */
  public static Response accepted() {
    return Response.accepted().type(MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static Response answer(Response.Status status, JsonFields body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
  }
}
