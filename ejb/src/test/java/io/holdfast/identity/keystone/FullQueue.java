package io.holdfast.identity.keystone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A server to which nobody can connect, since its queue is full of others who wait, until it is
 * emptied; from then on it gives everybody the same answer. Threads: one, and one of its own.
 */
final class FullQueue implements AutoCloseable {

  /** Of the answer. */
  static final int CODE = 418;

  private static final int CONNECT_MILLIS = 500;
  private static final int MOST_WAITING = 20;

  private final ServerSocket server;
  private final List<Socket> waiting = new ArrayList<>();

  /** Listens on a free port of loopback. */
  FullQueue() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    while (oneMoreWaits()) {
      if (waiting.size() > MOST_WAITING) {
        close();
        throw new IOException("the queue does not become full");
      }
    }
  }

  private boolean oneMoreWaits() throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), CONNECT_MILLIS);
      waiting.add(socket);
      return true;
    } catch (SocketTimeoutException full) {
      socket.close();
      return false;
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Lets others in. */
  void empty() throws IOException {
    for (Socket socket : waiting) {
      socket.close();
    }
    new Thread(this::answerAll, "full-queue").start();
  }

  private void answerAll() {
    while (!server.isClosed()) {
      try (Socket connection = server.accept()) {
        answer(connection);
      } catch (IOException gone) {
        // Whoever waited, or the test.
      }
    }
  }

  /** Those who have gone meanwhile send nothing and get nothing. */
  private static void answer(Socket connection) throws IOException {
    BufferedReader request =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    for (String line = request.readLine(); line != null; line = request.readLine()) {
      if (line.isEmpty()) {
        String answer =
            "HTTP/1.1 " + CODE + " Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : waiting) {
      socket.close();
    }
  }
}
