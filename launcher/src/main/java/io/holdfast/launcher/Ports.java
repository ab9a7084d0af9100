package io.holdfast.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
public final class Ports {

  private static final int[] SERVER = {8080, 8443, 9990, 9993, 3528, 3529, 4712, 4713, 5671};
  private static final int STEP = 100;
  private static final int LAST = 20_000;

  private Ports() {}

  /**
   * Checks that nobody listens on a port.
   *
   * @param remedy what the operator can do
   * @throws IllegalStateException naming the port if somebody does
   */
  static void requireFree(int port, String owner, String remedy) {
    if (!free(port)) {
      throw new IllegalStateException(
          "Port " + port + " of 127.0.0.1, which " + owner + " needs, is taken. " + remedy);
    }
  }

  /** Checks all ports that a server with this offset listens on. */
  static void requireServerFree(int offset) {
    for (int port : SERVER) {
      requireFree(
          port + offset,
          "WildFly",
          "End the program that listens there, or set HOLDFAST_PORT_OFFSET (for example 100).");
    }
  }

  /**
   * A port offset at which no port of the server is taken. The search begins anywhere: two that
   * search at the same time must not find the same.
   */
  public static int freeOffset() {
    int first = ThreadLocalRandom.current().nextInt(LAST / STEP);
    for (int step = 0; step < LAST / STEP; step++) {
      int offset = STEP + (first + step) % (LAST / STEP) * STEP;
      if (allFree(offset)) {
        return offset;
      }
    }
    throw new IllegalStateException("No port offset up to " + LAST + " is free.");
  }

  /** A port that is free now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean allFree(int offset) {
    for (int port : SERVER) {
      if (!free(port + offset)) {
        return false;
      }
    }
    return true;
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
