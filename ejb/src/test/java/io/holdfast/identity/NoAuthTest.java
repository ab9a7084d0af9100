package io.holdfast.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NoAuthTest {

  private final NoAuth noAuth = new NoAuth();

  private static Credentials shown(String token, boolean loopback) {
    return new Credentials(token, null, "GET", List.of("/v3/backups"), loopback);
  }

  private Caller caller(String token) {
    return noAuth.validate(shown(token, true));
  }

  @Test
  void twoPartsNameAnAdministrator() {
    assertThat(caller("u:p")).isEqualTo(new Caller("u", "p", Set.of("admin")));
  }

  @Test
  void aTokenWithoutAColonIsUserAndProject() {
    assertThat(caller("dummy").projectId()).isEqualTo("dummy");
  }

  @Test
  void aThirdPartGivesTheseRolesOnly() {
    assertThat(caller("u:p:Reader, member").roles()).containsExactlyInAnyOrder("reader", "member");
    assertThat(caller("u:p:").roles()).isEmpty();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {":", "u:", ":p", "u:p\tq"})
  void aTokenWithoutUserOrProjectIsNobody(String token) {
    assertRefused(shown(token, true), Refusal.UNAUTHENTICATED);
  }

  @Test
  void aProjectThatNoRowCanHoldIsNobody() {
    assertRefused(shown("u:" + "p".repeat(256), true), Refusal.UNAUTHENTICATED);
  }

  @Test
  void aConnectionThatOthersCanMakeIsNotServed() {
    assertRefused(shown("u:p", false), Refusal.FORBIDDEN);
    assertRefused(shown(null, false), Refusal.FORBIDDEN);
  }

  private void assertRefused(Credentials credentials, Refusal refusal) {
    assertThatThrownBy(() -> noAuth.validate(credentials))
        .asInstanceOf(type(RequestRefusedException.class))
        .extracting(RequestRefusedException::refusal)
        .isEqualTo(refusal);
  }
}
