package io.holdfast.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.holdfast.identity.RequestContext;
import io.holdfast.web.fault.FaultException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoAuthTest {

  @Test
  void twoPartsNameAnAdministrator() {
    RequestContext caller = NoAuth.caller("u:p", "req-1", "req-2");

    assertThat(caller).isEqualTo(new RequestContext("u", "p", Set.of("admin"), "req-1", "req-2"));
    assertThat(caller.admin()).isTrue();
  }

  @Test
  void aTokenWithoutAColonIsUserAndProject() {
    assertThat(NoAuth.caller("dummy", "req-1", null).projectId()).isEqualTo("dummy");
  }

  @Test
  void aThirdPartGivesTheseRolesOnly() {
    RequestContext caller = NoAuth.caller("u:p:Reader, member", "req-1", null);

    assertThat(caller.roles()).containsExactlyInAnyOrder("reader", "member");
    assertThat(caller.admin()).isFalse();
    assertThat(NoAuth.caller("u:p:", "req-1", null).roles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "u:", ":p", "u:p\tq"})
  void aTokenWithoutUserOrProjectIsNobody(String token) {
    assertUnauthorized(token);
  }

  @Test
  void aProjectThatNoRowCanHoldIsNobody() {
    assertUnauthorized("u:" + "p".repeat(256));
  }

  private static void assertUnauthorized(String token) {
    assertThatThrownBy(() -> NoAuth.caller(token, "req-1", null))
        .asInstanceOf(type(FaultException.class))
        .extracting(refused -> refused.fault().code())
        .isEqualTo(401);
  }
}
