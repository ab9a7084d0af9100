package io.holdfast.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleTest {

  private static RequestContext caller(String... roles) {
    return new RequestContext("u", "p", Set.of(roles), RequestTrace.of("req-1"));
  }

  @Test
  void rolesIncludeTheWeakerOnes() {
    assertThat(Role.READER.permits(caller("reader"))).isTrue();
    assertThat(Role.MEMBER.permits(caller("reader"))).isFalse();
    assertThat(Role.READER.permits(caller("member"))).isTrue();
    assertThat(Role.MEMBER.permits(caller("member"))).isTrue();
    assertThat(Role.ADMIN.permits(caller("member"))).isFalse();
    assertThat(Role.ADMIN.permits(caller("admin"))).isTrue();
  }

  @Test
  void noRoleMayNothing() {
    for (Policy policy : Policy.values()) {
      assertThat(policy.permits(caller())).as(policy.rule()).isFalse();
    }
  }

  @Test
  void aRefusalNamesThePolicy() {
    assertThatThrownBy(() -> caller("reader").require(Policy.BACKUP_DELETE))
        .isInstanceOfSatisfying(
            RequestRefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.FORBIDDEN))
        .hasMessageContaining("backup:delete");
  }
}
