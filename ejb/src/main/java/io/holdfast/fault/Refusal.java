package io.holdfast.fault;

/** Kinds of refusal, with the HTTP code that says them (api.md section 4). */
public enum Refusal {
  BAD_REQUEST(400),
  UNAUTHENTICATED(401),
  FORBIDDEN(403),
  NOT_FOUND(404),
  CONFLICT(409),
  OVER_QUOTA(413),
  UNAVAILABLE(503);

  private final int code;

  Refusal(int code) {
    this.code = code;
  }

  /** The HTTP status code. */
  public int code() {
    return code;
  }
}
