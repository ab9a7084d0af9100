package io.holdfast.identity;

import java.util.List;

/**
 * What a request shows of its caller. Nothing else in it says who calls: headers such as X-Roles or
 * X-Project-Id, which anybody could send, are not read. Prints no token.
 *
 * @param token X-Auth-Token, or null
 * @param serviceToken X-Service-Token, or null
 * @param method HTTP method, for the access rules of application credentials
 * @param paths the path, encoded as it came, in the ways in which such a rule may write it
 * @param loopback true if the connection arrived on a loopback address of this machine
 */
public record Credentials(
    String token, String serviceToken, String method, List<String> paths, boolean loopback) {

  public Credentials {
    paths = List.copyOf(paths);
  }

  @Override
  public String toString() {
    return "Credentials[" + method + " " + paths + "]";
  }
}
