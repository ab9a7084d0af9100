package io.holdfast.system.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges how the server took a request. Threads: any. */
final class Verdict {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern INSIDES =
      Pattern.compile(
          "io\\.holdfast|org\\.(jboss|wildfly|postgresql|eclipse)|\\tat |PSQLException");

  private static final Pattern URL =
      Pattern.compile("(%[0-9A-Fa-f]{2}|[A-Za-z0-9\\-._~!$&'()*+,;=:@/?])*+");

  private Verdict() {}

  /** What is wrong with the answer; empty if nothing is. */
  static Optional<String> of(HostileRequest request, RawAnswer answer) {
    if (answer.status() >= 500) {
      return Optional.of("failed");
    }
    if (INSIDES.matcher(answer.body()).find() && answer.status() >= 400) {
      return Optional.of("tells of the server's insides");
    }
    if (!request.wellFormed()) {
      return Optional.empty();
    }
    if (answer.status() == 0) {
      return Optional.of("ended the connection without an answer");
    }
    if (answer.status() < 400) {
      boolean redirected = answer.status() >= 300;
      return request.reads() || redirected ? Optional.empty() : Optional.of("accepted");
    }
    return isFault(answer) || refusedByServer(request, answer)
        ? Optional.empty()
        : Optional.of("refused without a fault");
  }

  /** What WildFly refuses by itself: what is no URL, TRACE, and what is outside of our context. */
  private static boolean refusedByServer(HostileRequest request, RawAnswer answer) {
    return switch (request.verb()) {
      case "HEAD", "TRACE" -> true;
      default ->
          request.kind().equals("path")
              || request.target().contains("..")
              || answer.status() == 400 && !URL.matcher(request.target()).matches();
    };
  }

  private static boolean isFault(RawAnswer answer) {
    try {
      JsonNode fault = JSON.readTree(answer.body());
      return fault.size() == 1 && fault.iterator().next().path("code").asInt() == answer.status();
    } catch (JsonProcessingException broken) {
      return false;
    }
  }
}
