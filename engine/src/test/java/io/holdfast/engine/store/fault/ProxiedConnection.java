package io.holdfast.engine.store.fault;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client's connection to the proxy, and the proxy's to the server for it. Used by one thread. */
final class ProxiedConnection implements Runnable {

  private static final int LONGEST_SILENCE_MILLIS = 60_000;
  private static final int DRIPS_PER_SECOND = 10;

  private final FaultProxy proxy;
  private final Socket client;
  private Socket server;
  private InputStream fromServer;

  ProxiedConnection(FaultProxy proxy, Socket client) {
    this.proxy = proxy;
    this.client = client;
  }

  @Override
  public void run() {
    try (client) {
      InputStream input = new BufferedInputStream(client.getInputStream());
      for (HttpHead head = HttpHead.read(input); head != null; head = HttpHead.read(input)) {
        if (!exchange(head, input)) {
          return;
        }
      }
    } catch (IOException broken) {
      // Broken connections are what this is for.
    } finally {
      closeServer();
    }
  }

  /** False if the connection has ended with it. */
  private boolean exchange(HttpHead request, InputStream input) throws IOException {
    String line = request.word(0) + " " + request.word(1);
    Fault fault = proxy.fault(line).orElse(null);
    if (fault instanceof Fault.Delay delay) {
      sleep(delay.time());
    }
    if (fault instanceof Fault.ResetBefore) {
      return reset(line, 0);
    }
    letBodyCome(request);
    if (fault instanceof Fault.ResetInBody reset) {
      return resetInBody(line, request, input, reset.bytes());
    }
    if (fault instanceof Fault.Answer answer) {
      return answer(line, request, input, answer);
    }
    if (fault instanceof Fault.Silence) {
      return beSilent(line, request, input);
    }
    long sent = send(request, input);
    return passAnswerOn(line, request, sent, fault);
  }

  private void letBodyCome(HttpHead request) throws IOException {
    if (request.header("Expect") != null) {
      client
          .getOutputStream()
          .write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
    }
  }

  private boolean reset(String line, long sent) throws IOException {
    proxy.remember(new FaultProxy.Exchange(line, 0, sent));
    closeServer();
    client.setSoLinger(true, 0);
    client.close();
    return false;
  }

  private boolean resetInBody(String line, HttpHead request, InputStream input, int bytes)
      throws IOException {
    OutputStream output = connect();
    output.write(request.without("Expect").bytes());
    passOn(request, input, new CutOutput(output, bytes), false);
    server.setSoLinger(true, 0);
    return reset(line, bytes);
  }

  private static void passOn(HttpHead head, InputStream from, CutOutput to, boolean untilEnd)
      throws IOException {
    try {
      HttpBody.copy(head, from, to, untilEnd);
    } catch (CutOutput.Reached asPlanned) {
      // The rest is for nobody.
    }
  }

  private boolean answer(String line, HttpHead request, InputStream input, Fault.Answer answer)
      throws IOException {
    long sent = HttpBody.copy(request, input, OutputStream.nullOutputStream(), false);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    List<String> headers = new ArrayList<>(List.of("Content-Length: " + body.length));
    answer.headers().forEach((name, value) -> headers.add(name + ": " + value));
    HttpHead head = new HttpHead("HTTP/1.1 " + answer.status() + " Fault", headers);
    proxy.remember(new FaultProxy.Exchange(line, answer.status(), sent));
    client.getOutputStream().write(head.bytes());
    client.getOutputStream().write(body);
    client.getOutputStream().flush();
    return true;
  }

  /** Waits until the client gives up. */
  private boolean beSilent(String line, HttpHead request, InputStream input) throws IOException {
    long sent = HttpBody.copy(request, input, OutputStream.nullOutputStream(), false);
    proxy.remember(new FaultProxy.Exchange(line, 0, sent));
    client.setSoTimeout(LONGEST_SILENCE_MILLIS);
    try {
      return input.read() >= 0 && reset(line, sent);
    } catch (SocketTimeoutException patientClient) {
      return false;
    }
  }

  private OutputStream connect() throws IOException {
    if (server == null) {
      server = proxy.connectUpstream();
      fromServer = new BufferedInputStream(server.getInputStream());
    }
    return server.getOutputStream();
  }

  private long send(HttpHead request, InputStream input) throws IOException {
    OutputStream output = connect();
    output.write(request.without("Expect").bytes());
    output.flush();
    return HttpBody.copy(request, input, output, false);
  }

  private boolean passAnswerOn(String line, HttpHead request, long sent, Fault fault)
      throws IOException {
    HttpHead head = HttpHead.read(fromServer);
    if (head == null) {
      return reset(line, sent);
    }
    int status = Integer.parseInt(head.word(1));
    boolean hasBody = !request.word(0).equals("HEAD") && status != 204 && status != 304;
    boolean ends = hasBody && !head.chunked() && head.length() < 0;
    if (fault instanceof Fault.ResetAfter) {
      if (hasBody) {
        HttpBody.copy(head, fromServer, OutputStream.nullOutputStream(), true);
      }
      return reset(line, sent);
    }
    proxy.remember(new FaultProxy.Exchange(line, status, sent));
    HttpHead passed =
        fault instanceof Fault.Header header ? head.with(header.name(), header.value()) : head;
    client.getOutputStream().write(passed.bytes());
    client.getOutputStream().flush();
    boolean whole = !hasBody || passBodyOn(head, fault);
    boolean stays = whole && !ends && !"close".equalsIgnoreCase(head.header("Connection"));
    return stays;
  }

  /** False if only a part was passed on. */
  private boolean passBodyOn(HttpHead head, Fault fault) throws IOException {
    OutputStream output = client.getOutputStream();
    if (fault instanceof Fault.Cut cut) {
      passOn(head, fromServer, new CutOutput(output, cut.bytes()), true);
      return false;
    }
    if (fault instanceof Fault.Drip drip) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      HttpBody.copy(head, fromServer, body, true);
      drip(body.toByteArray(), Math.max(1, drip.bytesPerSecond() / DRIPS_PER_SECOND));
      return true;
    }
    HttpBody.copy(head, fromServer, output, true);
    return true;
  }

  private void drip(byte[] body, int piece) throws IOException {
    long end = System.nanoTime() + Duration.ofMillis(LONGEST_SILENCE_MILLIS).toNanos();
    for (int at = 0; at < body.length && System.nanoTime() < end; at += piece) {
      client.getOutputStream().write(body, at, Math.min(piece, body.length - at));
      client.getOutputStream().flush();
      sleep(Duration.ofMillis(1000 / DRIPS_PER_SECOND));
    }
  }

  private static void sleep(Duration wait) throws IOException {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  private void closeServer() {
    if (server != null) {
      try {
        server.close();
      } catch (IOException alreadyBroken) {
        // Nothing is to be saved of it.
      }
    }
  }
}
