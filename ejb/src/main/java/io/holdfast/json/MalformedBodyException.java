package io.holdfast.json;

import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;

/** A body that is no JSON document; keeps what the parser said for debugging. */
public class MalformedBodyException extends RequestRefusedException {

  private static final long serialVersionUID = 1L;

  MalformedBodyException(String why, Exception cause) {
    super(Refusal.BAD_REQUEST, "Malformed request body: " + why + ".");
    initCause(cause);
  }
}
