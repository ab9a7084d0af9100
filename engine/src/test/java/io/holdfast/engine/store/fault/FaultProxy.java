package io.holdfast.engine.store.fault;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A proxy on loopback between a client and a real server, both speaking plain HTTP/1.1. It passes
 * everything on as it is, remembers every exchange, and does to chosen ones what servers and
 * networks do on bad days. Threads: any.
 */
public final class FaultProxy implements Closeable {

  /**
   * One request and what came of it.
   *
   * @param line method and target, as {@code PUT /v1/a/c/o}
   * @param status of the answer that the client got, 0 if it got none
   * @param requestBytes of the request's body
   */
  public record Exchange(String line, int status, long requestBytes) {}

  /** A fault for the next exchanges that match. */
  private static final class Planned {
    private final Predicate<String> line;
    private final Fault fault;
    private int left;

    Planned(Predicate<String> line, Fault fault, int times) {
      this.line = line;
      this.fault = fault;
      this.left = times;
    }
  }

  private final URI upstream;
  private final ServerSocket server;
  private final List<Planned> plan = new ArrayList<>();
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<Socket> open = new ArrayList<>();

  /**
   * Starts a proxy.
   *
   * @param upstream address of the real server; its path is not used
   */
  public FaultProxy(URI upstream) throws IOException {
    this.upstream = upstream;
    this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread acceptor = new Thread(this::accept, "fault-proxy");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /** Where clients find it: its port instead of the server's, with the server's path. */
  public URI address() {
    String path = upstream.getRawPath() == null ? "" : upstream.getRawPath();
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
  }

  /**
   * Plans a fault.
   *
   * @param line chooses by method and target, as {@code PUT /v1/a/c/o}
   * @param times how many exchanges that match
   */
  public void plan(Predicate<String> line, Fault fault, int times) {
    synchronized (plan) {
      plan.add(new Planned(line, fault, times));
    }
  }

  /** Forgets all planned faults and remembered exchanges. */
  public void clear() {
    synchronized (plan) {
      plan.clear();
    }
    synchronized (exchanges) {
      exchanges.clear();
    }
  }

  /** All exchanges so far, those that got no answer too. */
  public List<Exchange> exchanges() {
    synchronized (exchanges) {
      return List.copyOf(exchanges);
    }
  }

  Optional<Fault> fault(String line) {
    synchronized (plan) {
      for (Planned planned : plan) {
        if (planned.left > 0 && planned.line.test(line)) {
          planned.left--;
          return Optional.of(planned.fault);
        }
      }
      return Optional.empty();
    }
  }

  void remember(Exchange exchange) {
    synchronized (exchanges) {
      exchanges.add(exchange);
    }
  }

  Socket connectUpstream() throws IOException {
    Socket socket = new Socket(upstream.getHost(), upstream.getPort());
    remember(socket);
    return socket;
  }

  private void remember(Socket socket) {
    synchronized (open) {
      open.removeIf(Socket::isClosed);
      open.add(socket);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        remember(client);
        Thread thread = new Thread(new ProxiedConnection(this, client), "fault-proxy-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    synchronized (open) {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }
}
