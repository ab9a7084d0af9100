package io.holdfast.engine.store.mount.vm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.engine.store.mount.RealGanesha;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Lets tests in a virtual machine kill and start the server that runs outside. */
final class GaneshaControl implements AutoCloseable {

  private final HttpServer server;

  private GaneshaControl(HttpServer server) {
    this.server = server;
  }

  private interface Action {
    void run() throws IOException;
  }

  static GaneshaControl of(RealGanesha ganesha) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/kill", exchange -> answer(exchange, ganesha::kill));
    server.createContext("/start", exchange -> answer(exchange, ganesha::start));
    server.createContext("/freeze", exchange -> answer(exchange, ganesha::freeze));
    server.createContext("/thaw", exchange -> answer(exchange, ganesha::thaw));
    server.start();
    return new GaneshaControl(server);
  }

  private static void answer(HttpExchange exchange, Action action) throws IOException {
    try (exchange) {
      action.run();
      exchange.sendResponseHeaders(204, -1);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
