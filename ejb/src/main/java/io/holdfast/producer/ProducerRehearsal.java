package io.holdfast.producer;

import io.holdfast.fault.RequestRefusedException;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Tries a request in a transaction of its own that is always rolled back. A refusal ends the
 * transaction that it comes from, and in the message's own, the message would come again instead of
 * being answered.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ProducerRehearsal {

  @Inject private ProducerUseCases useCases;
  @Resource private EJBContext context;

  /**
   * Returns if the request would be accepted now; changes nothing.
   *
   * @throws RequestRefusedException if it would be refused
   */
  public void rehearse(ProducerRequest request) {
    useCases.accept(request);
    context.setRollbackOnly();
  }
}
