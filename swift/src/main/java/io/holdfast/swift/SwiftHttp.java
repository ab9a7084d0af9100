package io.holdfast.swift;

import io.holdfast.engine.store.ServerTrust;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests within limits. HTTP/1.1, which is all that Swift speaks. Threads: any. */
final class SwiftHttp {

  private final HttpClient client;
  private final SwiftLimits limits;

  SwiftHttp(SwiftLimits limits, ServerTrust trust) throws IOException {
    this.limits = limits;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect())
            .sslContext(SwiftTls.of(trust))
            .build();
  }

  SwiftLimits limits() {
    return limits;
  }

  /** The beginning of a request. */
  HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).header("User-Agent", "Holdfast");
  }

  /**
   * Sends a request.
   *
   * @param what is done to what, for messages
   * @param limit until the answer is there, with its body unless that is a stream
   * @throws TemporaryStoreException if there was no answer in time
   * @throws IOException if the server is not trusted
   */
  <T> HttpResponse<T> send(String what, HttpRequest request, Duration limit, BodyHandler<T> handler)
      throws IOException {
    CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, handler);
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(what + " was interrupted");
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw unanswered(what, request.uri(), new IOException("none within " + limit, late));
    } catch (ExecutionException failed) {
      throw unanswered(what, request.uri(), failed.getCause());
    }
  }

  private static IOException unanswered(String what, URI address, Throwable failure) {
    String server = address.getScheme() + "://" + address.getAuthority();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof CertPathBuilderException) {
        return new IOException(
            "%s failed: the certificate of %s is not trusted; set the file of its authority"
                .formatted(what, server),
            failure);
      }
    }
    String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return new TemporaryStoreException(
        "%s failed: no answer from %s: %s".formatted(what, server, reason), failure);
  }
}
