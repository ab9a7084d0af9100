package io.holdfast.identity.keystone;

import io.holdfast.configuration.KeystoneConfiguration;
import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.IdentityLog;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * HTTP to the Identity service. Every request ends within its limit, answers are of bounded size,
 * and a connection that breaks, or does not come in time, is tried again. Operators are told when
 * the service is lost and when it is back, not each time. Threads: any.
 */
final class IdentityServer {

  private final KeystoneConfiguration configuration;
  private final HttpClient http;
  private final AtomicBoolean lost = new AtomicBoolean();

  IdentityServer(KeystoneConfiguration configuration) {
    this.configuration = configuration;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(configuration.connectLimit())
            .build();
  }

  /**
   * A request that is to be completed.
   *
   * @param path below version 3, with its query
   */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(configuration.versionUrl() + path))
        .header("Accept", "application/json");
  }

  /**
   * The answer, whatever its code.
   *
   * @throws RequestRefusedException 503 if there is none
   */
  IdentityAnswer send(HttpRequest.Builder completed) {
    HttpRequest request = completed.build();
    long end = System.nanoTime() + configuration.requestLimit().toNanos();
    IOException broken = null;
    for (int attempt = 0; attempt < configuration.attempts(); attempt++) {
      try {
        return sent(request, end - System.nanoTime());
      } catch (HttpConnectTimeoutException unconnected) {
        // Nothing was sent; the next attempt may find a place in the queue.
        broken = unconnected;
      } catch (HttpTimeoutException late) {
        throw fails("it did not answer in time");
      } catch (IOException failure) {
        broken = failure;
      }
    }
    throw fails("the connection failed (" + broken + ")");
  }

  private IdentityAnswer sent(HttpRequest request, long nanos) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> coming =
        http.sendAsync(request, answer -> new BoundedBody());
    try {
      HttpResponse<byte[]> answer = coming.get(nanos, TimeUnit.NANOSECONDS);
      String token = answer.headers().firstValue("X-Subject-Token").orElse("");
      return new IdentityAnswer(answer.statusCode(), token, answer.body());
    } catch (TimeoutException late) {
      coming.cancel(true);
      throw new HttpTimeoutException("request limit");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw new IOException(failed.getCause());
    } catch (InterruptedException interrupted) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      throw fails("the server stops");
    }
  }

  /**
   * Reads a good answer.
   *
   * @throws RequestRefusedException 503 if it does not have the expected form
   */
  <T> T read(IdentityAnswer answer, Function<JsonObject, T> form) {
    try {
      return form.apply(answer.json());
    } catch (RuntimeException unexpected) {
      throw fails("its answer is not that of Identity version 3");
    }
  }

  /** Notes that the service does what it should. */
  void works() {
    if (lost.compareAndSet(true, false)) {
      IdentityLog.LOG.identityBack(configuration.versionUrl());
    }
  }

  /** Notes that it does not, and gives what the caller is told. */
  RequestRefusedException fails(String reason) {
    if (lost.compareAndSet(false, true)) {
      IdentityLog.LOG.identityLost(configuration.versionUrl(), reason);
    }
    return new RequestRefusedException(
        Refusal.UNAVAILABLE,
        "The Identity service cannot be asked about the token now. Try again later.");
  }
}
