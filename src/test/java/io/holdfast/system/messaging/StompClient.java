package io.holdfast.system.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** STOMP 1.2 as a script speaks it: frames of text on a socket with TLS. One thread. */
final class StompClient implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  private final SSLSocket socket;

  StompClient(int port, Path trust, String user, String password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(trust)) {
      store.load(file, "holdfast".toCharArray());
    }
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trusted.getTrustManagers(), null);
    socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    write(
        "CONNECT",
        Map.of("accept-version", "1.2", "host", "localhost", "login", user, "passcode", password),
        "");
    assertThat(frame()).startsWith("CONNECTED");
  }

  void subscribe(String queue) throws IOException {
    write(
        "SUBSCRIBE",
        Map.of("id", "1", "destination", queue, "subscription-type", "ANYCAST", "receipt", "s"),
        "");
    assertThat(frame()).startsWith("RECEIPT");
  }

  /** Sends with a length, which makes bytes of the text for the broker. */
  void send(String queue, String replyTo, String text) throws IOException {
    int length = text.getBytes(UTF_8).length;
    Map<String, String> headers =
        Map.of(
            "destination",
            queue,
            "destination-type",
            "ANYCAST",
            "reply-to",
            replyTo,
            "content-length",
            Integer.toString(length));
    write("SEND", headers, text);
  }

  /** The body of the next message. */
  String receive() throws IOException {
    String frame = frame();
    assertThat(frame).startsWith("MESSAGE");
    return frame.substring(frame.indexOf("\n\n") + 2);
  }

  private void write(String command, Map<String, String> headers, String body) throws IOException {
    StringBuilder frame = new StringBuilder(command).append('\n');
    new TreeMap<>(headers)
        .forEach((name, value) -> frame.append(name).append(':').append(value).append('\n'));
    frame.append('\n').append(body).append('\0');
    socket.getOutputStream().write(frame.toString().getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  private String frame() throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    for (int next = socket.getInputStream().read(); next > 0 || frame.size() == 0; ) {
      // Line ends between frames keep the connection alive.
      if (next != '\n' || frame.size() > 0) {
        frame.write(next);
      }
      next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("the connection ended: " + frame);
      }
    }
    return frame.toString(UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
