package io.holdfast.identity.keystone;

import java.util.ArrayList;
import java.util.List;

/**
 * A path with placeholders: {@code *} and <code>{name}</code> are one segment, {@code **} is
 * anything. The pattern comes from users, so it is not made a regular expression: matching takes
 * time in proportion to pattern and path, whatever both are.
 */
final class PathPattern {

  private enum Kind {
    CHARACTER,
    IN_SEGMENT,
    ANYTHING
  }

  /** One step of the pattern; a repeated one may be taken any number of times, also none. */
  private record Step(Kind kind, char character, boolean repeated) {

    boolean accepts(char next) {
      return switch (kind) {
        case CHARACTER -> next == character;
        case IN_SEGMENT -> next != '/';
        case ANYTHING -> true;
      };
    }
  }

  private final List<Step> steps;

  private PathPattern(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  static PathPattern parse(String text) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = text.charAt(at) == '{' ? text.indexOf('}', at) : -1;
      if (text.startsWith("**", at)) {
        steps.add(new Step(Kind.ANYTHING, ' ', true));
        at += 2;
      } else if (text.charAt(at) == '*' || end > 0) {
        steps.add(new Step(Kind.IN_SEGMENT, ' ', false));
        steps.add(new Step(Kind.IN_SEGMENT, ' ', true));
        at = Math.max(at, end) + 1;
      } else {
        steps.add(new Step(Kind.CHARACTER, text.charAt(at), false));
        at++;
      }
    }
    return new PathPattern(steps);
  }

  boolean matches(String path) {
    boolean[] reached = new boolean[steps.size() + 1];
    reached[0] = true;
    skipRepeated(reached);
    for (int at = 0; at < path.length(); at++) {
      reached = after(path.charAt(at), reached);
    }
    return reached[steps.size()];
  }

  private boolean[] after(char next, boolean[] before) {
    boolean[] reached = new boolean[before.length];
    for (int at = 0; at < steps.size(); at++) {
      if (before[at] && steps.get(at).accepts(next)) {
        reached[steps.get(at).repeated() ? at : at + 1] = true;
      }
    }
    skipRepeated(reached);
    return reached;
  }

  private void skipRepeated(boolean[] reached) {
    for (int at = 0; at < steps.size(); at++) {
      if (reached[at] && steps.get(at).repeated()) {
        reached[at + 1] = true;
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathPattern pattern && steps.equals(pattern.steps);
  }

  @Override
  public int hashCode() {
    return steps.hashCode();
  }
}
