package io.holdfast.swift;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** The one session that all threads share: opened when it is needed, and again before it ends. */
final class SwiftSessions {

  private static final Duration EARLY = Duration.ofSeconds(30);

  private final SwiftHttp http;
  private final SwiftLogin login;
  private SwiftSession current;

  SwiftSessions(SwiftHttp http, SwiftLogin login) {
    this.http = http;
    this.login = login;
  }

  /** A session that lasts; others wait while one thread opens it. */
  synchronized SwiftSession current() throws IOException {
    if (current == null || current.expires().minus(EARLY).isBefore(Instant.now())) {
      current = login.open(http);
    }
    return current;
  }

  /** Another session than one that was refused. */
  synchronized SwiftSession renewed(SwiftSession refused) throws IOException {
    if (current == refused) {
      current = login.open(http);
    }
    return current;
  }
}
