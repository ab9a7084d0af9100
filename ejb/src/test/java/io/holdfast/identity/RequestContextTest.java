package io.holdfast.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestContextTest {

  private static RequestContext caller(String project, String... roles) {
    return RequestContext.of(new Caller("u", project, Set.of(roles)), RequestTrace.of("req-1"));
  }

  @Test
  void isTheCallerWithTheIdsOfTheRequest() {
    assertThat(caller("p", "member"))
        .isEqualTo(new RequestContext("u", "p", Set.of("member"), RequestTrace.of("req-1")));
    assertThat(caller("p").project()).contains("p");
  }

  @Test
  void hostsAreSeenByAdministratorsAndThroughAService() {
    assertThat(caller("p", "admin").seesHosts()).isTrue();
    assertThat(caller("p", "member").seesHosts()).isFalse();
    Caller throughService = new Caller("u", "p", Set.of("member")).throughService();
    assertThat(RequestContext.of(throughService, RequestTrace.of("req-1")).seesHosts()).isTrue();
  }

  @Test
  void whatNeedsAProjectIsRefusedToATokenOfNone() {
    RequestContext none = caller(null, "reader");
    assertThat(none.project()).isEmpty();
    assertThatThrownBy(none::projectId)
        .asInstanceOf(type(RequestRefusedException.class))
        .extracting(RequestRefusedException::refusal)
        .isEqualTo(Refusal.BAD_REQUEST);
  }

  @Test
  void rowsAreSeenByTheirProjectAndByAdministrators() {
    assertThat(caller("p").sees("p")).isTrue();
    assertThat(caller("p").sees("q")).isFalse();
    assertThat(caller(null, "reader").sees("q")).isFalse();
    assertThat(caller(null, "admin").sees("q")).isTrue();
  }
}
