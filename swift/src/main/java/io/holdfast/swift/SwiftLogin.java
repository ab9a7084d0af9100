package io.holdfast.swift;

import java.io.IOException;

/** A way to get a session. Implementations do not print their secrets. */
public interface SwiftLogin {

  /**
   * Asks for a session; one request.
   *
   * @throws IOException if the credentials are refused, saying whose
   */
  SwiftSession open(SwiftHttp http) throws IOException;
}
