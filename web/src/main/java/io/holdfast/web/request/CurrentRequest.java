package io.holdfast.web.request;

import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.json.Fields;
import io.holdfast.json.JsonBody;
import io.holdfast.json.JsonFields;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.UUID;

/** What the filters found out about the request that is being served. One thread at a time. */
@RequestScoped
public class CurrentRequest {

  private final String id = "req-" + UUID.randomUUID();
  private RequestContext context;
  private Microversion microversion = Microversion.MINIMUM;
  private Microversion echo;
  private JsonBody body = JsonBody.NONE;
  private byte[] rawBody = {};
  private ApiPath path;
  private String rawQuery;
  private Links links;

  /** {@code req-<uuid>}, ours. */
  public String id() {
    return id;
  }

  /** Who asks; null on the public paths. */
  public RequestContext context() {
    return context;
  }

  /**
   * Who asks, if it is somebody who passes a policy.
   *
   * @throws io.holdfast.fault.RequestRefusedException 403 if the caller does not
   */
  public RequestContext as(Policy policy) {
    context.require(policy);
    return context;
  }

  /** The version whose rules apply. */
  public Microversion microversion() {
    return microversion;
  }

  /** The version that the answer names; null before routing, and if none could be read. */
  public Microversion echo() {
    return echo;
  }

  /** The body, {@link JsonBody#NONE} if there is none. */
  public JsonBody body() {
    return body;
  }

  /** The object under the only key of the body. */
  public Fields body(String key) {
    return body.only(key);
  }

  /** The path without the project. */
  public ApiPath path() {
    return path;
  }

  /** The link to the page of this list that follows the row with an id. */
  public List<JsonFields> next(String marker) {
    return links.next(path.path(), rawQuery, marker);
  }

  /** Addresses for the answer. */
  public Links links() {
    return links;
  }

  byte[] rawBody() {
    return rawBody;
  }

  void rawBody(byte[] bytes) {
    this.rawBody = bytes;
  }

  void context(RequestContext caller) {
    this.context = caller;
  }

  void microversion(Microversion negotiated) {
    this.microversion = negotiated;
  }

  void echo(Microversion requested) {
    this.echo = requested;
  }

  void body(JsonBody parsed) {
    this.body = parsed;
  }

  void target(ApiPath newPath, String newRawQuery, Links newLinks) {
    this.path = newPath;
    this.rawQuery = newRawQuery;
    this.links = newLinks;
  }
}
