package io.holdfast.web.request;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The address of this machine on which a connection arrived. */
final class LocalAddress {

  private LocalAddress() {}

  /**
   * True if only this machine itself can have connected.
   *
   * @param address in numbers, as the server gives it, or null; a name is never looked up
   */
  static boolean isLoopback(String address) {
    if (address == null || !address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.%]*")) {
      return false;
    }
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException unreadable) {
      return false;
    }
  }
}
