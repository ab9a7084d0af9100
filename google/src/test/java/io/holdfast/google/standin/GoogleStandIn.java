package io.holdfast.google.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A stand-in for Google Cloud Storage and its tokens, on a free port of loopback, with its data in
 * a temporary folder. It proves what our client sends and makes of answers, not what Google does.
 * Threads: any.
 */
public final class GoogleStandIn implements Closeable {

  static {
    // Without it, each answer on a connection that stays open waits for the client's system.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path folder;
  private final ServiceAccount account = ServiceAccount.make();
  private final Tokens tokens = new Tokens(account);
  private final Faults faults = new Faults();
  private final Uploads uploads;
  private final Service service;
  private final Batches batches = new Batches(this::single);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile boolean wantsTokens;

  /** Starts one that asks nobody for a token. */
  public GoogleStandIn() throws IOException {
    folder = Files.createTempDirectory("holdfast-google-stand-in");
    Buckets buckets = new Buckets(folder);
    uploads = new Uploads(buckets, faults);
    service = new Service(buckets, uploads);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Writes a key file, and asks everybody for a token that was given for it. */
  public void wantTokens(Path keyFile) throws IOException {
    account.write(keyFile, tokenAddress());
    wantsTokens = true;
  }

  private URI tokenAddress() {
    return address().resolve("/token");
  }

  /** Refuses all tokens that it gave so far. */
  public void expireTokens() {
    tokens.expire();
  }

  /** How many tokens it gave. */
  public int tokensGiven() {
    return tokens.given();
  }

  /** Uploads in chunks that were begun and neither ended nor given up. */
  public int openUploads() {
    return uploads.open();
  }

  /** Forgets them, as the service does after a week. */
  public void forgetUploads() {
    uploads.forget();
  }

  public Faults faults() {
    return faults;
  }

  /** Methods and targets of all requests, as {@code GET /storage/v1/b}. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.of(exchange);
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      answer(request).send(exchange);
    } catch (RuntimeException bug) {
      bug.printStackTrace();
      throw bug;
    }
  }

  private Answer answer(Request request) throws IOException {
    if (request.path().equals("/token")) {
      return tokens.answer(request);
    }
    try {
      if (Batches.isOf(request) && faults.takesBatches()) {
        requireToken(request);
        return batches.answer(request);
      }
      return single(request);
    } catch (Refused refused) {
      return refused.answer();
    }
  }

  private Answer single(Request request) throws IOException {
    try {
      requireToken(request);
      return service.answer(request);
    } catch (Refused refused) {
      return refused.answer();
    }
  }

  private void requireToken(Request request) throws Refused {
    if (wantsTokens) {
      tokens.require(request);
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    threads.shutdownNow();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(GoogleStandIn::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
