package io.holdfast.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.web.fault.Fault;
import io.holdfast.web.fault.FaultException;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import org.junit.jupiter.api.Test;

class FaultMapperTest {

  @Test
  void aRefusalOfAUseCaseIsFoundBelowTheContainersWrapping() {
    RequestRefusedException refused = RequestRefusedException.notFound("Backup", "b1");
    Exception wrapped =
        new EJBTransactionRolledbackException("rolled back", new EJBException(refused));

    assertThat(FaultMapper.withoutEjbWrapping(wrapped)).isSameAs(refused);
    assertThat(FaultMapper.refusal(refused))
        .contains(new Fault(404, "Backup b1 could not be found."));
  }

  @Test
  void aRefusalOfTheEdgeIsAFault() {
    assertThat(FaultMapper.refusal(FaultException.badRequest("no"))).contains(new Fault(400, "no"));
  }

  @Test
  void anythingElseIsNoRefusalAndTellsNothing() {
    assertThat(FaultMapper.refusal(new IllegalStateException("secret"))).isEmpty();
    assertThat(FaultMapper.withoutEjbWrapping(new EJBException("no cause")))
        .isInstanceOf(EJBException.class);
    assertThat(FaultMapper.internalError("req-1").message())
        .contains("req-1")
        .doesNotContain("secret");
  }

  @Test
  void aWrongMethodIsNotFoundLikeAWrongPath() {
    assertThat(FaultMapper.ofHttp(404, "x")).map(Fault::key).contains("itemNotFound");
    assertThat(FaultMapper.ofHttp(405, "x")).map(Fault::code).contains(404);
    assertThat(FaultMapper.ofHttp(409, "Conflict")).contains(new Fault(409, "Conflict"));
    assertThat(FaultMapper.ofHttp(503, "x")).isEmpty();
  }
}
