package io.holdfast.message;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The requests that change messages. Each method is one transaction. */
@Stateless
public class MessageApiBean {

  @Inject private MessageRows rows;

  /**
   * Takes a message out of sight.
   *
   * @throws RequestRefusedException 404 if there is none that the caller sees; 403 by the policy
   */
  public void delete(RequestContext context, String id) {
    rows.visible(context, id, Policy.MESSAGE_DELETE).delete();
  }
}
