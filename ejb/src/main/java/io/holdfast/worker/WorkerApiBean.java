package io.holdfast.worker;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

/** Administrators' changes of workers (api.md section 7). Each method is one transaction. */
@Stateless
public class WorkerApiBean {

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  /**
   * Lets a worker have new jobs.
   *
   * @throws RequestRefusedException 403 unless administrator; 404 for an unknown worker
   */
  public void enable(RequestContext context, String host, String binary) {
    change(context, host, binary, false, null);
  }

  /**
   * Gives a worker no new jobs; those that it has go on. Survives a restart of the worker.
   *
   * @param reason for other administrators, or null
   * @throws RequestRefusedException 403 unless administrator; 404 for an unknown worker
   */
  public void disable(RequestContext context, String host, String binary, String reason) {
    change(context, host, binary, true, reason);
  }

  private void change(
      RequestContext context, String host, String binary, boolean disabled, String reason) {
    context.require(Policy.SERVICE_UPDATE);
    Worker worker = entities.find(Worker.class, host, LockModeType.PESSIMISTIC_WRITE);
    if (worker == null || !worker.binary().equals(binary)) {
      throw RequestRefusedException.notFound("Service " + binary + " on host", host);
    }
    worker.disabled(disabled);
    worker.disabledReason(reason);
    WorkerLog.LOG.switched(host, disabled ? "disabled" : "enabled", context.userId());
  }
}
