package io.holdfast.brick;

import java.util.List;

/**
 * A cluster as one user sees it.
 *
 * @param cluster its name
 * @param user without {@code client.}
 * @param authenticated false if the cluster asks for no key
 * @param monitors as {@code host:port}
 */
record RbdPlace(String cluster, String user, boolean authenticated, List<String> monitors) {

  RbdPlace {
    monitors = List.copyOf(monitors);
  }
}
