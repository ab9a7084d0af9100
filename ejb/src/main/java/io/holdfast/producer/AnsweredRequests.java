package io.holdfast.producer;

import io.holdfast.persistence.UtcTime;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The memory of requests, in the transaction in which they are done. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AnsweredRequests {

  /**
   * A request that was answered.
   *
   * @param digest of what it asked for
   * @param answer what its sender was told
   */
  public record Answered(String digest, String answer) {}

  /**
   * Whom to tell of the end of the work.
   *
   * @param requestId the sender's
   * @param replyTo the name of the address
   * @param correlationId or null
   */
  public record Waiting(String requestId, String replyTo, String correlationId) {}

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  /** The answer that the request got before, if it came before and is still remembered. */
  public Optional<Answered> find(ProducerRequest request) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select digest, answer from producer_requests where sender = ?1 and request_id = ?2")
            .setParameter(1, request.sender())
            .setParameter(2, request.id())
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Answered((String) row[0], (String) row[1]))
        .findFirst();
  }

  /**
   * Remembers a request from now on. Waits for another with the same id that is being done.
   *
   * @return false if that other one was done meanwhile; then this one must not be
   */
  public boolean remember(ProducerRequest request, String replyTo, String correlationId) {
    return entities
            .createNativeQuery(
                "insert into producer_requests (sender, request_id, digest, answer, reply_to,"
                    + " correlation_id, wants_result, created_at)"
                    + " values (?1, ?2, ?3, '', ?4, ?5, ?6, ?7) on conflict do nothing")
            .setParameter(1, request.sender())
            .setParameter(2, request.id())
            .setParameter(3, request.digest())
            .setParameter(4, replyTo)
            .setParameter(5, correlationId)
            .setParameter(6, request.wantsResult() && replyTo != null)
            .setParameter(7, Timestamp.valueOf(UtcTime.now()))
            .executeUpdate()
        == 1;
  }

  /** Sets the answer of a request that was remembered in this transaction. */
  public void answer(ProducerRequest request, ProducerAnswer answer) {
    entities
        .createNativeQuery(
            "update producer_requests set answer = ?3, openstack_request_id = ?4"
                + " where sender = ?1 and request_id = ?2")
        .setParameter(1, request.sender())
        .setParameter(2, request.id())
        .setParameter(3, answer.text())
        .setParameter(4, answer.requestId())
        .executeUpdate();
  }

  /** Takes who waits for the end of a piece of work; they are told once. */
  public Optional<Waiting> takeWaiting(String openstackRequestId) {
    List<?> rows =
        entities
            .createNativeQuery(
                "update producer_requests set wants_result = false"
                    + " where openstack_request_id = ?1 and wants_result"
                    + " returning request_id, reply_to, correlation_id")
            .setParameter(1, openstackRequestId)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Waiting((String) row[0], (String) row[1], (String) row[2]))
        .findFirst();
  }

  /**
   * Forgets requests that are old, oldest first.
   *
   * @param most how many at the most
   * @return how many
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int forget(Duration age, int most) {
    return entities
        .createNativeQuery(
            "delete from producer_requests where (sender, request_id) in (select sender, request_id"
                + " from producer_requests where created_at < ?1 order by created_at limit ?2"
                + " for update skip locked)")
        .setParameter(1, Timestamp.valueOf(UtcTime.now().minus(age)))
        .setParameter(2, most)
        .executeUpdate();
  }
}
