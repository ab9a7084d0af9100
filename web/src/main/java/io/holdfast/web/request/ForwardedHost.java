package io.holdfast.web.request;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * The host by which a caller knows the service, as a proxy says it (api.md section 6.3). Whoever
 * sends the header only changes links in the own answer: it says nothing but a host, in characters
 * that hosts have, and counts for nothing where the public address is configured.
 */
final class ForwardedHost {

  static final String HEADER = "X-Forwarded-Host";

  private static final int LONGEST = 255 + 6;
  private static final Pattern HOST =
      Pattern.compile(
          "([a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?|\\[[0-9a-fA-F:.]{2,45}])(:[0-9]{1,5})?");

  private ForwardedHost() {}

  /**
   * An address with the forwarded host instead of its own; as it is if none is forwarded.
   *
   * @param forwarded hosts with commas between, of which the last was added by the nearest proxy;
   *     or null
   */
  static String in(URI address, String forwarded) {
    if (forwarded == null) {
      return address.toString();
    }
    String host = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    boolean usable = host.length() <= LONGEST && HOST.matcher(host).matches();
    return usable ? address.getScheme() + "://" + host + address.getRawPath() : address.toString();
  }
}
