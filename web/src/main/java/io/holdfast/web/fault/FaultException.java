package io.holdfast.web.fault;

/** A request that the edge itself refuses, before any use case is asked. */
public class FaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;

  /**
   * A refusal.
   *
   * @param code the HTTP status
   * @param message for the caller
   */
  public FaultException(int code, String message) {
    super(message);
    this.code = code;
  }

  /** A 400 that names the field and the rule. */
  public static FaultException badRequest(String message) {
    return new FaultException(400, message);
  }

  /** A 404 for a path, a method or a version that does not exist. */
  public static FaultException noSuchResource() {
    return new FaultException(404, "The resource could not be found.");
  }

  /** What the caller reads. */
  public Fault fault() {
    return new Fault(code, getMessage());
  }
}
