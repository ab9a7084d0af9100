package io.holdfast.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that refuses or does what it should not: what is temporary and what is final. */
@Timeout(30)
class BadServerTest {

  private static final AccessKey KEY = new AccessKey("id", "secret");

  private static S3ObjectStore store(ScriptedServer server) throws IOException {
    return new StoreSetup(server.endpoint(), KEY).impatient().store();
  }

  private static Payload payload(int bytes) {
    return Payload.of(new byte[bytes]);
  }

  @ParameterizedTest
  @CsvSource({
    "500,InternalError",
    "503,SlowDown",
    "503,ServiceUnavailable",
    "408,RequestTimeout",
    "400,RequestTimeout",
    "429,TooManyRequests",
    "409,ConditionalRequestConflict",
    "400,BadDigest",
    "403,RequestTimeTooSkewed",
    "502,''"
  })
  void whatMayPassIsTemporaryAndSentOnce(int status, String code) throws IOException {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.error(status, code));
        S3ObjectStore store = store(server)) {
      assertThatThrownBy(() -> store.put("bucket", "name", payload(10)))
          .isInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining(String.valueOf(status))
          .hasMessageContaining("name in bucket bucket");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403,AccessDenied",
    "400,EntityTooLarge",
    "501,NotImplemented",
    "403,QuotaExceeded",
    "301,PermanentRedirect",
    "401,Unauthorized"
  })
  void whatWillNotPassIsFinalAndSentOnce(int status, String code) throws IOException {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.error(status, code));
        S3ObjectStore store = store(server)) {
      assertThatThrownBy(() -> store.put("bucket", "name", payload(10)))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining(String.valueOf(status));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void theServerMaySayWhenToComeAgain() throws IOException {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(100));
    assertThat(retryAfter("17")).isEqualTo(Duration.ofSeconds(17));
    assertThat(retryAfter(date)).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(100));
    assertThat(retryAfter("soon")).isNull();
  }

  private static Duration retryAfter(String header) throws IOException {
    try (ScriptedServer server =
            new ScriptedServer(ScriptedServer.error(503, "SlowDown", "Retry-After", header));
        S3ObjectStore store = store(server)) {
      return catchThrowableOfType(
              TemporaryStoreException.class, () -> store.list("bucket", "prefix"))
          .retryAfter()
          .orElse(null);
    }
  }

  @Test
  void otherBytesThanWereSentAreRemoved() throws IOException {
    try (ScriptedServer server =
            new ScriptedServer(
                ScriptedServer.success("ETag", "\"00000000000000000000000000000000\""));
        S3ObjectStore store = store(server)) {
      assertThatThrownBy(() -> store.put("bucket", "name", payload(10)))
          .isInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("other bytes");
      assertThat(server.requests()).containsExactly("PUT /bucket/name", "DELETE /bucket/name");
    }
  }

  @Test
  void whatTheServerShouldHaveEncryptedAndDidNotIsRemoved() throws IOException {
    String key = "0123456789abcdefghijklmnopqrstuv";
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.success("ETag", "\"x\""));
        S3ObjectStore store =
            new StoreSetup(server.endpoint(), KEY)
                .encryption(ServerEncryption.customer("AES256", key))
                .store()) {
      assertThatThrownBy(() -> store.put("bucket", "name", payload(10)))
          .isNotInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("ignored the encryption");
      assertThat(server.requests()).containsExactly("PUT /bucket/name", "DELETE /bucket/name");
    }
  }

  @Test
  void noPartGoesToAServerThatDoesNotEncryptIt() throws IOException {
    String key = "0123456789abcdefghijklmnopqrstuv";
    String begun =
        "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>";
    try (ScriptedServer server =
            new ScriptedServer(
                exchange -> {
                  exchange.getRequestBody().readAllBytes();
                  exchange.sendResponseHeaders(200, begun.length());
                  exchange.getResponseBody().write(begun.getBytes());
                });
        S3ObjectStore store =
            new StoreSetup(server.endpoint(), KEY)
                .parts(1, 5 << 20)
                .encryption(ServerEncryption.customer("AES256", key))
                .store()) {
      assertThatThrownBy(() -> store.put("bucket", "name", payload(10)))
          .isNotInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("ignored the encryption");
      assertThat(server.requests())
          .containsExactly("POST /bucket/name?uploads", "DELETE /bucket/name?uploadId=u");
    }
  }

  @Test
  void aServerThatCannotDeleteManyIsAskedForEach() throws IOException {
    try (ScriptedServer server =
            new ScriptedServer(
                exchange -> {
                  if (exchange.getRequestMethod().equals("POST")) {
                    ScriptedServer.error(501, "NotImplemented").to(exchange);
                  } else {
                    exchange.sendResponseHeaders(204, -1);
                  }
                });
        S3ObjectStore store = store(server)) {
      store.deleteAll("bucket", List.of("one", "two"));
      store.deleteAll("bucket", List.of("three"));
      assertThat(server.requests())
          .containsExactly(
              "POST /bucket?delete",
              "DELETE /bucket/one",
              "DELETE /bucket/two",
              "DELETE /bucket/three");
    }
  }

  @Test
  void aNameThatWasNotDeletedIsAFailure() throws IOException {
    String answer =
        "<DeleteResult><Error><Key>two</Key><Code>%s</Code><Message>m</Message></Error></DeleteResult>";
    assertThat(deleting(answer.formatted("AccessDenied")))
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("two");
    assertThat(deleting(answer.formatted("InternalError")))
        .isInstanceOf(TemporaryStoreException.class);
  }

  private static Throwable deleting(String answer) throws IOException {
    try (ScriptedServer server =
            new ScriptedServer(
                exchange -> {
                  exchange.getRequestBody().readAllBytes();
                  exchange.sendResponseHeaders(200, answer.length());
                  exchange.getResponseBody().write(answer.getBytes());
                });
        S3ObjectStore store = store(server)) {
      return catchThrowableOfType(
          IOException.class, () -> store.deleteAll("bucket", List.of("one", "two")));
    }
  }

  @Test
  void requestsGoThroughTheProxyOnly() throws IOException {
    try (ScriptedServer proxy = new ScriptedServer(ScriptedServer.error(404, "NoSuchKey"));
        S3ObjectStore store =
            new StoreSetup(URI.create("http://storage.invalid"), KEY)
                .proxy(proxy.endpoint())
                .store()) {
      assertThatThrownBy(() -> store.get("bucket", "name")).isInstanceOf(NoSuchFileException.class);
      assertThat(proxy.requests()).containsExactly("GET http://storage.invalid/bucket/name");
    }
  }

  @Test
  void amazonsOwnChecksumsAreSentOnlyIfWanted() throws IOException {
    assertThat(headersOfAPut(false))
        .doesNotContain("X-amz-trailer", "X-amz-sdk-checksum-algorithm");
    assertThat(headersOfAPut(false)).contains("If-none-match", "Content-md5");
    assertThat(headersOfAPut(true)).contains("X-amz-trailer");
  }

  private static List<String> headersOfAPut(boolean modern) throws IOException {
    List<String> names = new CopyOnWriteArrayList<>();
    try (ScriptedServer server =
        new ScriptedServer(
            exchange -> {
              names.addAll(exchange.getRequestHeaders().keySet());
              ScriptedServer.error(403, "AccessDenied").to(exchange);
            })) {
      StoreSetup setup = new StoreSetup(server.endpoint(), KEY);
      try (S3ObjectStore store = (modern ? setup.modernChecksums() : setup).store()) {
        catchThrowableOfType(IOException.class, () -> store.put("bucket", "name", payload(10)));
      }
    }
    return names;
  }
}
