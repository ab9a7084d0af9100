package io.holdfast.system.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The calls of the recorded sessions that Cinder answered 401, as a server with an Identity service
 * answers them; {@link CinderSessionIT} replays the sessions without one.
 */
public final class UnauthenticatedSteps {

  private static final String RECORDED_IDENTITY = "http://127.0.0.1:5000";

  private UnauthenticatedSteps() {}

  /**
   * What differs in each of them, by session and step.
   *
   * @param base as {@code http://127.0.0.1:8080/volume}
   * @param identity address of the Identity service that refused callers are told
   */
  public static Map<String, List<String>> differences(String base, String identity) {
    Substitution substitution = new Substitution();
    substitution.put(RECORDED_IDENTITY, identity);
    Sending sending = new Sending(base, substitution, UnaryOperator.identity());
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (String microversion : List.of("3.0", "3.70")) {
      RecordedSession.read(microversion).steps().stream()
          .filter(step -> step.answer().status() == 401)
          .forEach(
              step ->
                  found.put(
                      microversion + " " + step.name(),
                      new AnswerComparison(step, sending.send(step), substitution).differences()));
    }
    return found;
  }
}
