package io.holdfast.configuration;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists of names that keys are made with. */
final class Names {

  private Names() {}

  /**
   * Reads names with commas between.
   *
   * @param what one of them, for the refusal
   */
  static Function<String, List<String>> each(String what) {
    return text -> {
      List<String> names = Stream.of(text.split(",")).map(String::strip).toList();
      if (names.stream().distinct().count() < names.size()) {
        throw new IllegalArgumentException("must name each " + what + " once");
      }
      if (!names.stream().allMatch(name -> name.matches("[a-z][a-z0-9]{0,31}"))) {
        throw new IllegalArgumentException(
            "must be up to 32 small letters and digits each, a letter first");
      }
      return names;
    };
  }
}
