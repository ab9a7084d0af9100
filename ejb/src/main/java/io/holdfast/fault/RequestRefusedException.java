package io.holdfast.fault;

import jakarta.ejb.ApplicationException;

/**
 * A request that is refused; nothing has changed. The message is for the caller and names the field
 * and the rule.
 */
@ApplicationException(rollback = true, inherited = true)
public class RequestRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  public RequestRefusedException(Refusal refusal, String message) {
    super(message);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }

  public static RequestRefusedException badRequest(String message) {
    return new RequestRefusedException(Refusal.BAD_REQUEST, message);
  }

  public static RequestRefusedException notFound(String what, String id) {
    return new RequestRefusedException(Refusal.NOT_FOUND, what + " " + id + " could not be found.");
  }

  /** The message starts with the class name that clients look for (api.md section 4). */
  public static RequestRefusedException overQuota(String message) {
    return new RequestRefusedException(Refusal.OVER_QUOTA, message);
  }
}
