package io.holdfast.worker;

import io.holdfast.configuration.JobsConfiguration;
import io.holdfast.persistence.UtcTime;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Chooses workers: enabled, in the zone, with a young heartbeat (workflow.md section 6). */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class WorkerChoice {

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private JobsConfiguration configuration;

  /** Any live worker of a zone, by chance; a null zone takes every zone. */
  public Optional<String> liveWorker(String zone) {
    List<String> hosts = liveHosts(zone);
    return hosts.isEmpty()
        ? Optional.empty()
        : Optional.of(hosts.get(ThreadLocalRandom.current().nextInt(hosts.size())));
  }

  /** True if this worker is enabled, in the zone and alive. */
  public boolean live(String host, String zone) {
    return liveHosts(zone).contains(host);
  }

  /** The zone of a worker that has a row. */
  public String zone(String host) {
    return entities.find(Worker.class, host).availabilityZone();
  }

  /** True if the worker has a row, alive or not. */
  public boolean registered(String host) {
    return entities.find(Worker.class, host) != null;
  }

  private List<String> liveHosts(String zone) {
    return entities
        .createQuery(
            "select w from Worker w where w.disabled = false and w.heartbeatAt > :oldest",
            Worker.class)
        .setParameter("oldest", UtcTime.now().minus(configuration.downAfter()))
        .getResultStream()
        .filter(worker -> zone == null || worker.availabilityZone().equals(zone))
        .map(Worker::host)
        .toList();
  }
}
