package io.holdfast.worker;

import io.holdfast.configuration.JobsConfiguration;
import io.holdfast.configuration.NodeConfiguration;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.persistence.ListQuery;
import io.holdfast.persistence.UtcTime;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads workers for people (api.md section 7). */
@Stateless
public class WorkerQueries {

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private JobsConfiguration configuration;
  @Inject private NodeConfiguration node;

  /**
   * Workers by name, at most 1000.
   *
   * @param host only this one, or null
   * @param binary only those of this program, or null
   * @throws RequestRefusedException 403 unless administrator
   */
  public List<Worker> list(RequestContext context, String host, String binary) {
    context.require(Policy.SERVICE_GET_ALL);
    StringBuilder select = new StringBuilder("select w from Worker w where w.host is not null");
    Map<String, String> parameters = new HashMap<>();
    if (host != null) {
      select.append(" and w.host = :host");
      parameters.put("host", host);
    }
    if (binary != null) {
      select.append(" and w.binary = :binary");
      parameters.put("binary", binary);
    }
    TypedQuery<Worker> query =
        entities.createQuery(select.append(" order by w.host").toString(), Worker.class);
    parameters.forEach(query::setParameter);
    return query.setMaxResults(ListQuery.MAXIMUM_LIMIT).getResultList();
  }

  /** True if the worker's heartbeat is young. */
  public boolean up(Worker worker) {
    return worker.heartbeatAt().isAfter(UtcTime.now().minus(configuration.downAfter()));
  }

  /** Zones by name; true if a worker there is enabled. The zone of this node is always there. */
  public SortedMap<String, Boolean> zones() {
    SortedMap<String, Boolean> zones = new TreeMap<>();
    zones.put(node.availabilityZone(), false);
    entities
        .createQuery(
            "select w.availabilityZone, w.disabled from Worker w"
                + " group by w.availabilityZone, w.disabled",
            Object[].class)
        .setMaxResults(ListQuery.MAXIMUM_LIMIT)
        .getResultList()
        .forEach(row -> zones.merge((String) row[0], !(Boolean) row[1], Boolean::logicalOr));
    return zones;
  }
}
