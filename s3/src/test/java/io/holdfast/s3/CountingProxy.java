package io.holdfast.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes everything on to a server, and counts the requests. */
final class CountingProxy implements AutoCloseable {

  private static final byte[] MARK = " HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private final URI server;

  CountingProxy(URI server) throws IOException {
    this.server = server;
    threads.submit(this::accept);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  int requests() {
    return requests.get();
  }

  private Void accept() throws IOException {
    while (true) {
      Socket client = listening.accept();
      Socket there = new Socket(server.getHost(), server.getPort());
      threads.submit(() -> pass(client, there, true));
      threads.submit(() -> pass(there, client, false));
    }
  }

  private Void pass(Socket from, Socket to, boolean counted) throws IOException {
    try (from;
        to) {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      byte[] buffer = new byte[1 << 16];
      int matched = 0;
      for (int got = input.read(buffer); got >= 0; got = input.read(buffer)) {
        matched = counted ? count(buffer, got, matched) : 0;
        output.write(buffer, 0, got);
      }
    }
    return null;
  }

  private int count(byte[] bytes, int length, int before) {
    int matched = before;
    for (int i = 0; i < length; i++) {
      matched = bytes[i] == MARK[matched] ? matched + 1 : bytes[i] == MARK[0] ? 1 : 0;
      if (matched == MARK.length) {
        requests.incrementAndGet();
        matched = 0;
      }
    }
    return matched;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }
}
