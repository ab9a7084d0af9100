package io.holdfast.system.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A place in the catalogue for services that {@code openstack} wants to find though it needs them
 * for nothing here: compute, which limits nothing, and images, of which there are none. Threads:
 * answers come on one of its own.
 */
final class EmptyCloud implements AutoCloseable {

  private static final byte[] NO_LIMITS =
      "{\"quota_set\":{},\"quota_class_set\":{},\"limits\":{\"rate\":[],\"absolute\":{}}}"
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;

  /** Listens on a free port of loopback. */
  EmptyCloud() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", EmptyCloud::answer);
    server.start();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, NO_LIMITS.length);
      exchange.getResponseBody().write(NO_LIMITS);
    }
  }

  /** Address of a version, as {@code v2}. */
  String url(String version) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + version;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
