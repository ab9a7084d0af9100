package io.holdfast.worker;

import io.holdfast.persistence.UtcTime;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

/** The rows of workers. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class WorkerRows {

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  /** Writes the row of a node that starts; an operator's "disabled" survives the restart. */
  public void register(String host, String zone, String incarnation) {
    Worker worker = entities.find(Worker.class, host, LockModeType.PESSIMISTIC_WRITE);
    if (worker == null) {
      worker = new Worker(host, zone);
      fill(worker, zone, incarnation);
      entities.persist(worker);
    } else {
      fill(worker, zone, incarnation);
    }
  }

  private static void fill(Worker worker, String zone, String incarnation) {
    worker.availabilityZone(zone);
    worker.incarnation(incarnation);
    worker.targetReady(true);
    worker.startedAt(UtcTime.now());
    worker.heartbeatAt(UtcTime.now());
  }

  /** Writes a heartbeat, unless a newer life of the node has taken the row. */
  public void beat(String host, String incarnation) {
    entities
        .createQuery(
            "update Worker w set w.heartbeatAt = :now where w.host = :host and w.incarnation = :life")
        .setParameter("now", UtcTime.now())
        .setParameter("host", host)
        .setParameter("life", incarnation)
        .executeUpdate();
  }
}
