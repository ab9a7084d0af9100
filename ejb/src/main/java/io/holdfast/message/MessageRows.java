package io.holdfast.message;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.persistence.UtcTime;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The rows of messages. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class MessageRows {

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  /**
   * A message that the caller sees and may do something with.
   *
   * @throws RequestRefusedException 404 if there is none; 403 by the policy
   */
  public UserMessage visible(RequestContext context, String id, Policy policy) {
    UserMessage message = entities.find(UserMessage.class, id);
    if (message == null || message.deleted() || !context.sees(message.projectId())) {
      throw RequestRefusedException.notFound("Message", id);
    }
    context.require(policy);
    return message;
  }

  /**
   * Removes rows whose time is over, oldest first. Rows that another node is removing are left to
   * it.
   *
   * @param most how many at the most
   * @return how many
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int removeExpired(int most) {
    return entities
        .createNativeQuery(
            "delete from messages where id in (select id from messages where expires_at < ?1"
                + " order by expires_at limit ?2 for update skip locked)")
        .setParameter(1, java.sql.Timestamp.valueOf(UtcTime.now()))
        .setParameter(2, most)
        .executeUpdate();
  }
}
