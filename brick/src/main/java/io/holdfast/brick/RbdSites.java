package io.holdfast.brick;

import io.holdfast.rbd.ClusterConnection;
import io.holdfast.rbd.ClusterLimits;
import io.holdfast.rbd.ClusterLogin;
import io.holdfast.rbd.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The sites of all clusters. Those of one place share a connection, which costs a dozen native
 * threads: it is made for the first of them and closed after the last. Threads: any.
 */
final class RbdSites {

  /** A connection and how many sites share it. */
  private static final class Shared {
    private final ClusterConnection connection;
    private int sites;

    Shared(ClusterConnection connection) {
      this.connection = connection;
    }
  }

  private final Map<RbdPlace, Shared> places = new HashMap<>();

  /**
   * A site of a place.
   *
   * @param keyrings folder of the keyring files
   * @param limits of a connection that is made for it
   */
  RbdSite site(RbdPlace place, Path keyrings, ClusterLimits limits) throws IOException {
    Shared shared = join(place, keyrings, limits);
    AtomicBoolean left = new AtomicBoolean();
    Runnable leave =
        () -> {
          if (left.compareAndSet(false, true)) {
            leave(place, shared);
          }
        };
    try {
      return new RbdSite(place, shared.connection, leave);
    } catch (IOException failure) {
      leave.run();
      throw failure;
    }
  }

  private synchronized Shared join(RbdPlace place, Path keyrings, ClusterLimits limits) {
    Shared shared =
        places.computeIfAbsent(
            place,
            absent -> new Shared(new ClusterConnection(() -> login(place, keyrings, limits))));
    shared.sites++;
    return shared;
  }

  private static ClusterLogin login(RbdPlace place, Path keyrings, ClusterLimits limits)
      throws IOException {
    String key =
        place.authenticated()
            ? Keyring.key(
                keyrings.resolve(Keyring.fileName(place.cluster(), place.user())), place.user())
            : null;
    return new ClusterLogin(place.cluster(), place.user(), key, place.monitors(), limits);
  }

  private synchronized void leave(RbdPlace place, Shared shared) {
    shared.sites--;
    if (shared.sites == 0) {
      places.remove(place, shared);
      shared.connection.close();
    }
  }
}
