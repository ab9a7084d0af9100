package io.holdfast.system.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A connection to the server that sends any bytes at all, because HTTP clients refuse to send what
 * is malformed. Opened again when it has ended. Threads: one.
 */
final class RawConnection implements Closeable {

  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int LONGEST_LINE = 1 << 20;

  private final int port;
  private Socket socket;
  private InputStream in;

  RawConnection(int port) {
    this.port = port;
  }

  /** Sends a request and reads its answer, {@link RawAnswer#NONE} if there comes none. */
  RawAnswer exchange(HostileRequest request) throws IOException {
    if (!request.wellFormed()) {
      close();
    }
    open();
    RawAnswer answer = sent(request);
    if (!request.wellFormed() || answer.status() == 0 || answer.lastOfConnection()) {
      close();
    }
    return answer;
  }

  private void open() throws IOException {
    if (socket == null) {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
    }
  }

  private RawAnswer sent(HostileRequest request) throws IOException {
    try {
      socket.getOutputStream().write(request.bytes());
      socket.getOutputStream().flush();
      if (!request.wellFormed()) {
        socket.shutdownOutput();
      }
      return read(request.verb().equals("HEAD"));
    } catch (java.net.SocketException ended) {
      return RawAnswer.NONE;
    }
  }

  private RawAnswer read(boolean withoutBody) throws IOException {
    String line = line();
    if (!line.startsWith("HTTP/1.")) {
      return RawAnswer.NONE;
    }
    int status = Integer.parseInt(line.split(" ")[1]);
    Map<String, String> headers = headers();
    if (status == 100) {
      return read(withoutBody);
    }
    boolean bodiless = withoutBody || status == 204 || status == 304;
    return new RawAnswer(status, headers, bodiless ? "" : body(headers));
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    return headers;
  }

  private String body(Map<String, String> headers) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if ("chunked".equals(headers.get("transfer-encoding"))) {
      for (int size = chunkSize(); size > 0; size = chunkSize()) {
        body.write(in.readNBytes(size));
        line();
      }
      line();
    } else {
      body.write(in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))));
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (line.length() > LONGEST_LINE) {
        throw new IOException("the answer has a line without an end");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
