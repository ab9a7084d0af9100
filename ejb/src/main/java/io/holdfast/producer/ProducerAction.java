package io.holdfast.producer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a request wants. */
public enum ProducerAction {
  CREATE,
  RESTORE,
  DELETE,
  STATUS;

  /** The word in messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of what its answer tells; {@code status} is that of the request. */
  String answered() {
    return this == STATUS ? "backup" : word();
  }

  static Optional<ProducerAction> of(String word) {
    return Arrays.stream(values()).filter(action -> action.word().equals(word)).findFirst();
  }
}
