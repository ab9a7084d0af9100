package io.holdfast.configuration;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** Rules that options of several kinds of targets have. */
final class OptionRules {

  static final Function<String, Boolean> TRUE_OR_FALSE =
      text -> Boolean.valueOf(Setting.oneOf("true", "false").apply(text));

  private OptionRules() {}

  /** Any text but none. */
  static String needed(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("must be set");
    }
    return text;
  }

  /** The address of a server, without a login in it. */
  static URI address(String text) {
    URI address = URI.create(text);
    boolean plain =
        text.matches("https?://.+")
            && address.getHost() != null
            && address.getUserInfo() == null
            && address.getQuery() == null
            && address.getFragment() == null;
    if (!plain) {
      throw new IllegalArgumentException("must be http or https with a host and perhaps a path");
    }
    return address;
  }

  /** A size in a range of bytes. */
  static Function<String, DataSize> size(long least, long most) {
    return text -> {
      DataSize size = DataSize.parse(text);
      if (size.bytes() < least || size.bytes() > most) {
        throw new IllegalArgumentException("must be from " + least + "B to " + most + "B");
      }
      return size;
    };
  }

  /** Nothing, or what a rule allows. */
  static <T> Function<String, Optional<T>> ifSet(Function<String, T> rule) {
    return text -> text.isEmpty() ? Optional.empty() : Optional.of(rule.apply(text));
  }
}
