package io.holdfast.system.hostile;

import io.holdfast.system.contract.Contract;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds answers to requests whose path is as documented against the document. Threads: any. */
final class Documentation {

  private static final Set<String> DOCUMENTED = Set.of("body", "id", "query", "trespass");
  private static final Pattern VERSION =
      Pattern.compile("OpenStack-API-Version: volume (3\\.\\d+)\\r");

  /** Parts of a path that mean nothing: an empty one, one dot, two dots. */
  private static final Pattern SHORTENED = Pattern.compile("/(\\.{0,2})([/?;]|$)");

  private final Contract contract;
  private final Pattern path;

  Documentation(Contract contract, String context) {
    this.contract = contract;
    this.path = Pattern.compile(context + "/v3(?:/" + Callers.PROJECT + ")?(/[^?]+)(\\?.*)?");
  }

  /** False if the server refused it by itself, or its path is not the one that it has. */
  private static boolean reached(HostileRequest request, RawAnswer answer) {
    boolean answered = !answer.body().isEmpty() || answer.status() < 400;
    return answered && !SHORTENED.matcher(request.target()).find();
  }

  /** What is not as documented; empty if nothing is. */
  Optional<String> violation(HostileRequest request, RawAnswer answer) {
    Matcher target = path.matcher(request.target());
    if (!DOCUMENTED.contains(request.kind()) || !target.matches() || !reached(request, answer)) {
      return Optional.empty();
    }
    Matcher version = VERSION.matcher(request.text());
    try {
      contract.check(
          request.verb(),
          target.group(1),
          version.find() ? version.group(1) : "3.0",
          answer.status(),
          answer.body());
      return Optional.empty();
    } catch (AssertionError undocumented) {
      return Optional.of("undocumented: " + undocumented.getMessage());
    }
  }
}
