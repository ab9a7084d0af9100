package io.holdfast.engine.store.tls;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Speaks TLS on a port of loopback for a server that does not, and changes nothing else. */
public final class TlsFront implements Closeable {

  private static final int WAITING = 50;

  private final URI server;
  private final ServerSocket port;
  private final List<Socket> open = new ArrayList<>();

  /**
   * Starts it.
   *
   * @param server address of a server without TLS
   */
  public TlsFront(TlsIdentity identity, URI server) throws IOException {
    this.server = server;
    this.port =
        identity
            .server()
            .getServerSocketFactory()
            .createServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** Where the server is reached over TLS. */
  public URI address() {
    return URI.create("https://127.0.0.1:" + port.getLocalPort());
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "tls-front");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!port.isClosed()) {
      try {
        Socket client = remembered(port.accept());
        Socket behind = remembered(new Socket(server.getHost(), server.getPort()));
        start(() -> pass(client, behind));
        start(() -> pass(behind, client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private Socket remembered(Socket socket) {
    synchronized (open) {
      open.removeIf(Socket::isClosed);
      open.add(socket);
      return socket;
    }
  }

  /** Passes on what comes until there is no more; a client that trusts nobody says nothing. */
  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException hungUp) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    port.close();
    synchronized (open) {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }
}
