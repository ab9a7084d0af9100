package io.holdfast.engine.store.fault;

import java.time.Duration;
import java.util.Map;

/** What a {@link FaultProxy} does to an exchange. */
public sealed interface Fault {

  /** Waits before the request is passed on. */
  record Delay(Duration time) implements Fault {}

  /** Breaks the connection before the server sees the request. */
  record ResetBefore() implements Fault {}

  /**
   * Breaks the connection in the middle of the request's body; the server sees that much of it,
   * what frames the chunks included.
   */
  record ResetInBody(int bytes) implements Fault {}

  /** Breaks the connection after the server has done its work, before the client hears of it. */
  record ResetAfter() implements Fault {}

  /** Answers in the server's place; the server sees nothing. */
  record Answer(int status, Map<String, String> headers, String body) implements Fault {
    public Answer(int status) {
      this(status, Map.of(), "");
    }
  }

  /** Ends the connection after so many bytes of the answer's body, as it is framed. */
  record Cut(int bytes) implements Fault {}

  /** Sets a header of the answer. */
  record Header(String name, String value) implements Fault {}

  /** Passes the answer's body on so slowly, up to a minute. */
  record Drip(int bytesPerSecond) implements Fault {}

  /** Takes the request and never answers. */
  record Silence() implements Fault {}
}
