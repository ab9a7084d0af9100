package io.holdfast.swift;

import java.net.URI;
import java.time.Instant;

/**
 * A login that lasts for a while.
 *
 * @param storage address of the account
 * @param token opens it; secret
 * @param expires when it ends
 */
record SwiftSession(URI storage, String token, Instant expires) {

  /** The address without slashes at its end, behind which paths go on. */
  SwiftSession {
    storage = URI.create(storage.toString().replaceAll("/+$", ""));
  }

  @Override
  public String toString() {
    return "session for " + storage + " until " + expires;
  }
}
