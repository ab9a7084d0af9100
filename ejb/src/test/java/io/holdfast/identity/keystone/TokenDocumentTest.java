package io.holdfast.identity.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.identity.Caller;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDocumentTest {

  private static final String END = "'expires_at': '2030-01-01T00:00:00.000000Z'";
  private static final String USER = "'user': {'id': 'u', 'name': 'me'}";
  private static final String ROLES =
      "'roles': [{'id': '1', 'name': 'Member'}, {'name': 'reader'}]";

  private static JsonObject document(String... members) {
    String text = "{'token': {" + String.join(", ", members) + "}}";
    return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
  }

  @Test
  void inAProjectTheCallerHasItsRoles() {
    Token token =
        TokenDocument.read(document(END, USER, ROLES, "'project': {'id': 'p', 'name': 'P'}"));
    assertThat(token)
        .isEqualTo(
            new Token(
                new Caller("u", "p", Set.of("member", "reader")),
                Instant.parse("2030-01-01T00:00:00Z"),
                null));
  }

  @Test
  void inTheWholeSystemTheCallerHasRolesAndNoProject() {
    Token token = TokenDocument.read(document(END, USER, ROLES, "'system': {'all': true}"));
    assertThat(token.caller()).isEqualTo(new Caller("u", null, Set.of("member", "reader")));
  }

  @Test
  void rolesInADomainOpenNothingHere() {
    Token token = TokenDocument.read(document(END, USER, ROLES, "'domain': {'id': 'd'}"));
    assertThat(token.caller()).isEqualTo(new Caller("u", null, Set.of()));
  }

  @Test
  void aTokenWithoutScopeHasNoRoles() {
    assertThat(TokenDocument.read(document(END, USER)).caller())
        .isEqualTo(new Caller("u", null, Set.of()));
  }

  @Test
  void accessRulesAreThoseOfTheApplicationCredential() {
    String rule = "{'service': 'volumev3', 'method': 'GET', 'path': '/v3/*'}";
    Token token =
        TokenDocument.read(
            document(END, USER, "'application_credential': {'access_rules': [" + rule + "]}"));
    assertThat(token.accessRules())
        .isEqualTo(List.of(new AccessRule("volumev3", "GET", PathPattern.parse("/v3/*"))));
  }

  @Test
  void noAccessRulesPermitNothingAndMissingOnesEverything() {
    Token none =
        TokenDocument.read(document(END, USER, "'application_credential': {'access_rules': []}"));
    Token missing = TokenDocument.read(document(END, USER, "'application_credential': {}"));
    assertThat(none.permits(Set.of("volumev3"), "GET", List.of("/v3/"))).isFalse();
    assertThat(missing.permits(Set.of("volumev3"), "GET", List.of("/v3/"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'user': {'id': 'u'}",
        "'expires_at': 'never', 'user': {'id': 'u'}",
        "'expires_at': '2030-01-01T00:00:00Z'",
        "'expires_at': '2030-01-01T00:00:00Z', 'user': {}",
        "'expires_at': '2030-01-01T00:00:00Z', 'user': {'id': ' '}",
        "'expires_at': '2030-01-01T00:00:00Z', 'user': {'id': 'u'}, 'project': []",
      })
  void aDocumentOfAnotherFormIsNoToken(String members) {
    assertThatThrownBy(() -> TokenDocument.read(document(members)))
        .isInstanceOf(RuntimeException.class);
  }
}
