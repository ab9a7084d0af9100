package io.holdfast.web.json;

import io.holdfast.web.fault.FaultException;

/** A body that is no JSON document; keeps what the parser said for debugging. */
public class MalformedBodyException extends FaultException {

  private static final long serialVersionUID = 1L;

  MalformedBodyException(String why, Exception cause) {
    super(400, "Malformed request body: " + why + ".");
    initCause(cause);
  }
}
