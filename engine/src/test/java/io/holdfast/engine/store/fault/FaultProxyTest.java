package io.holdfast.engine.store.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In front of a server that gives back what it is sent, in chunks if its address says so. */
@Timeout(60)
class FaultProxyTest {

  private static final String PLAIN = "/plain";
  private static final String CHUNKED = "/chunked";

  private final byte[] content = new byte[100_000];
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> served = new CopyOnWriteArrayList<>();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private HttpServer server;
  private FaultProxy proxy;

  @BeforeEach
  void open() throws IOException {
    new Random(3).nextBytes(content);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext("/", this::serve);
    server.start();
    proxy = new FaultProxy(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    server.stop(0);
    executor.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      served.add(exchange.getRequestHeaders().getFirst("Host"));
      exchange.getResponseHeaders().add("ETag", "right");
      boolean chunked = exchange.getRequestURI().getPath().equals(CHUNKED);
      exchange.sendResponseHeaders(200, chunked ? 0 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private HttpRequest.Builder request(String path, BodyPublisher body) {
    return HttpRequest.newBuilder(proxy.address().resolve(path)).PUT(body);
  }

  private HttpRequest.Builder request(String path) {
    boolean chunked = path.equals(CHUNKED);
    return request(
        path,
        chunked
            ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content))
            : BodyPublishers.ofByteArray(content));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private void plan(Fault fault) {
    proxy.plan(line -> true, fault, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, CHUNKED})
  void passesOnWhatItIsGivenAndRemembersIt(String path) throws Exception {
    assertThat(send(request(path)).body()).isEqualTo(content);
    assertThat(send(request(path).expectContinue(true)).body()).isEqualTo(content);
    assertThat(send(request(path, BodyPublishers.noBody())).body()).isEmpty();

    assertThat(served).containsOnly(proxy.address().getAuthority()).hasSize(3);
    assertThat(proxy.exchanges())
        .containsExactly(
            new FaultProxy.Exchange("PUT " + path, 200, content.length),
            new FaultProxy.Exchange("PUT " + path, 200, content.length),
            new FaultProxy.Exchange("PUT " + path, 200, 0));
  }

  @Test
  void answersInTheServersPlaceAsOftenAsPlannedForWhatMatches() throws Exception {
    Fault busy = new Fault.Answer(503, Map.of("Retry-After", "7"), "come again");
    proxy.plan(line -> line.equals("PUT " + PLAIN), busy, 2);

    assertThat(send(request("/other")).statusCode()).isEqualTo(200);
    for (int time = 0; time < 2; time++) {
      HttpResponse<byte[]> answer = send(request(PLAIN));
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
      assertThat(answer.body()).asString().isEqualTo("come again");
    }
    assertThat(send(request(PLAIN)).statusCode()).isEqualTo(200);

    assertThat(served).hasSize(2);
    assertThat(proxy.exchanges())
        .extracting(FaultProxy.Exchange::status)
        .containsExactly(200, 503, 503, 200);
  }

  @Test
  void breaksOffBeforeOrAfterTheServerHasDoneItsWork() throws Exception {
    plan(new Fault.ResetBefore());
    assertThatThrownBy(() -> send(request(PLAIN))).isInstanceOf(IOException.class);
    assertThat(served).isEmpty();

    plan(new Fault.ResetAfter());
    assertThatThrownBy(() -> send(request(PLAIN))).isInstanceOf(IOException.class);
    assertThat(served).hasSize(1);
    assertThat(proxy.exchanges())
        .containsExactly(
            new FaultProxy.Exchange("PUT " + PLAIN, 0, 0),
            new FaultProxy.Exchange("PUT " + PLAIN, 0, content.length));
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, CHUNKED})
  void breaksOffInTheMiddleOfWhatIsSent(String path) throws Exception {
    plan(new Fault.ResetInBody(content.length / 2));
    assertThatThrownBy(() -> send(request(path))).isInstanceOf(IOException.class);
    assertThat(send(request(path)).body()).isEqualTo(content);
    assertThat(served).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, CHUNKED})
  void breaksOffInTheMiddleOfWhatIsAnswered(String path) throws Exception {
    plan(new Fault.Cut(content.length / 2));
    HttpResponse<InputStream> answer =
        client.send(request(path).build(), BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    byte[] part = new byte[content.length];
    try (InputStream body = answer.body()) {
      assertThatThrownBy(() -> body.readNBytes(part, 0, part.length))
          .isInstanceOf(IOException.class);
    }
    assertThat(send(request(path)).body()).isEqualTo(content);
  }

  @Test
  void changesAHeaderOfAnAnswer() throws Exception {
    plan(new Fault.Header("etag", "wrong"));
    assertThat(send(request(PLAIN)).headers().allValues("ETag")).containsExactly("wrong");
    assertThat(send(request(PLAIN)).headers().allValues("ETag")).containsExactly("right");
  }

  @Test
  void isSlow() throws Exception {
    plan(new Fault.Delay(Duration.ofMillis(300)));
    long start = System.nanoTime();
    assertThat(send(request(PLAIN)).body()).isEqualTo(content);
    long delayed = System.nanoTime();
    assertThat(Duration.ofNanos(delayed - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));

    plan(new Fault.Drip(content.length));
    assertThat(send(request(PLAIN)).body()).isEqualTo(content);
    assertThat(Duration.ofNanos(System.nanoTime() - delayed)).isGreaterThan(Duration.ofMillis(800));
  }

  @Test
  void isSilentUntilTheClientGivesUp() throws Exception {
    plan(new Fault.Silence());
    assertThatThrownBy(() -> send(request(PLAIN).timeout(Duration.ofMillis(300))))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(served).isEmpty();
    assertThat(send(request(PLAIN)).body()).isEqualTo(content);
  }
}
