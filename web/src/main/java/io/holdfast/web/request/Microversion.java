package io.holdfast.web.request;

import io.holdfast.web.fault.FaultException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the API, such as 3.43 (api.md section 2).
 *
 * @param major 3 for all that are supported
 * @param minor counts up
 */
public record Microversion(int major, int minor) implements Comparable<Microversion> {

  public static final Microversion MINIMUM = new Microversion(3, 0);
  public static final Microversion MAXIMUM = new Microversion(3, 71);

  /** Request and response header that carries it. */
  public static final String HEADER = "OpenStack-API-Version";

  private static final String SERVICE = "volume";
  private static final Pattern NUMBERS = Pattern.compile("([1-9]\\d{0,8})\\.([1-9]\\d{0,8}|0)");
  private static final Comparator<Microversion> ORDER =
      Comparator.comparingInt(Microversion::major).thenComparingInt(Microversion::minor);

  /**
   * The version that a request gets.
   *
   * @param header value of the request header, or null
   * @throws FaultException 400 if it is malformed, 406 if it is out of range
   */
  public static Microversion negotiate(String header) {
    Microversion wanted =
        requested(header)
            .orElseThrow(
                () ->
                    FaultException.badRequest(
                        "Header "
                            + HEADER
                            + " must have the form \"volume MAJOR.MINOR\" or \"volume latest\"."));
    if (wanted.compareTo(MINIMUM) < 0 || wanted.compareTo(MAXIMUM) > 0) {
      throw new FaultException(
          406,
          "Version %s is not supported by the API. Minimum is %s and maximum is %s."
              .formatted(wanted, MINIMUM, MAXIMUM));
    }
    return wanted;
  }

  /** The version that a header asks for, in range or not; empty if the header is malformed. */
  public static Optional<Microversion> requested(String header) {
    if (header == null) {
      return Optional.of(MINIMUM);
    }
    for (String entry : header.split(",")) {
      String[] words = entry.strip().split("\\s+");
      if (words[0].equals(SERVICE)) {
        return words.length == 2 ? parse(words[1]) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * The version that the answer to a request names: the wanted one even if it is too new, none if
   * it is too old or malformed.
   *
   * @param header value of the request header, or null
   */
  static Optional<Microversion> echo(String header) {
    return requested(header).filter(version -> version.compareTo(MINIMUM) >= 0);
  }

  private static Optional<Microversion> parse(String text) {
    if (text.equals("latest")) {
      return Optional.of(MAXIMUM);
    }
    Matcher numbers = NUMBERS.matcher(text);
    return numbers.matches()
        ? Optional.of(
            new Microversion(
                Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
        : Optional.empty();
  }

  /** True if this is 3.{@code minor} or later. */
  public boolean atLeast(int wantedMinor) {
    return compareTo(new Microversion(3, wantedMinor)) >= 0;
  }

  @Override
  public int compareTo(Microversion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
