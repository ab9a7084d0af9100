package io.holdfast.configuration;

/**
 * A word that must not be seen; it does not print itself.
 *
 * @param value the word, empty if none is set
 */
public record Secret(String value) {

  /** True if none is set. */
  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return isEmpty() ? "(none)" : "(secret)";
  }
}
