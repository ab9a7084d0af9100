package io.holdfast.system.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.system.RunningHoldfast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge of all answers is itself judged: it must see what is wrong. */
class ContractIT {

  private static final String SUMMARY =
      """
      {"backups": [{"id": "00000000-1111-4222-8333-444444444444", "name": null, "links": [
        {"rel": "self", "href": "http://h/v3/backups/1"},
        {"rel": "bookmark", "href": "http://h/backups/1"}]}]%s}
      """;

  private final Contract contract = Contract.of(RunningHoldfast.shared().apiUrl());

  private void check(String path, String version, int status, String body) {
    contract.check("GET", path, version, status, body);
  }

  @Test
  void itHasTheOperationsOfTheServedDocument() {
    assertThat(contract.operations())
        .extracting(operation -> operation.verb() + " " + operation.path())
        .contains("GET /backups/detail", "POST /backups/{id}/restore", "GET /healthcheck");
  }

  @Test
  void anAnswerAsDocumentedPasses() {
    assertThatCode(() -> check("/backups", "3.0", 200, SUMMARY.formatted("")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "400,badRequest",
    "403,forbidden",
    "404,itemNotFound",
    "406,computeFault",
    "413,overLimit",
    "415,badMediaType",
    "503,serviceUnavailable"
  })
  void aDocumentedFaultPasses(int status, String key) {
    assertThatCode(() -> check("/backups/x", "3.0", status, fault(status, key)))
        .doesNotThrowAnyException();
  }

  private static String fault(int status, String key) {
    return "{\"%s\":{\"code\":%d,\"message\":\"m\"}}".formatted(key, status);
  }

  /** Right by their form, and answers of other calls. */
  @ParameterizedTest
  @CsvSource({
    "/backups/x,405,badMethod",
    "/backups/x,409,conflictingRequest",
    "/backups/x,418,computeFault",
    "/backups/x,500,computeFault",
    "/extensions,404,itemNotFound",
    "/no-such-path,400,badRequest"
  })
  void aFaultThatTheCallDoesNotHaveIsAViolation(String path, int status, String key) {
    String body = fault(status, key);
    assertThatThrownBy(() -> check(path, "3.71", status, body)).isInstanceOf(AssertionError.class);
  }

  @Test
  void aFieldThatCameLaterIsAViolationBeforeItsVersion() {
    String counted = SUMMARY.formatted(", \"count\": 1");
    assertThatCode(() -> check("/backups", "3.45", 200, counted)).doesNotThrowAnyException();
    assertThatThrownBy(() -> check("/backups", "3.44", 200, counted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("count");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/backups|200|{\"backups\": [{\"id\": \"00000000-1111-4222-8333-444444444444\"}]}",
        "/backups|200|{\"backups\": [], \"unknown\": 1}",
        "/backups|200|{}",
        "/backups|200|<html/>",
        "/backups|404|{\"badRequest\":{\"code\":404,\"message\":\"m\"}}",
        "/backups|404|{\"itemNotFound\":{\"code\":400,\"message\":\"m\"}}",
        "/backups|401|{\"error\":{\"code\":401,\"message\":\"m\"}}",
        "/backups|413|{\"overLimit\":{\"code\":413,\"message\":\"m\",\"retryAfter\":\"0\"}}",
        "/no-such-path|200|{}",
      })
  void anUndocumentedAnswerIsAViolation(String path, int status, String body) {
    assertThatThrownBy(() -> check(path, "3.71", status, body)).isInstanceOf(AssertionError.class);
  }
}
