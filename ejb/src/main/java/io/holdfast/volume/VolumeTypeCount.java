package io.holdfast.volume;

import io.holdfast.quota.VolumeTypeUse;
import io.holdfast.quota.VolumeTypeUses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts volumes and snapshots by type, by two queries over the rows of one project. */
@ApplicationScoped
public class VolumeTypeCount implements VolumeTypeUses {

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private VolumeBackends backends;

  @Override
  public List<String> types() {
    return backends.types().all().stream().map(VolumeType::name).toList();
  }

  @Override
  public Map<String, VolumeTypeUse> of(String projectId) {
    Map<String, VolumeTypeUse> uses = new TreeMap<>();
    for (Object[] row :
        rows(
            "select v.host, count(v), sum(v.size) from Volume v where SQL('NOT ?', v.deleted)"
                + " and v.useQuota = true and v.projectId = :project group by v.host",
            projectId)) {
      add(uses, row, new VolumeTypeUse(number(row[1]), 0, number(row[2])));
    }
    for (Object[] row :
        rows(
            "select v.host, count(s), sum(s.volumeSize) from Snapshot s, Volume v"
                + " where v.id = s.volumeId and SQL('NOT ?', s.deleted) and s.useQuota = true"
                + " and s.projectId = :project group by v.host",
            projectId)) {
      add(uses, row, new VolumeTypeUse(0, number(row[1]), number(row[2])));
    }
    return uses;
  }

  private List<Object[]> rows(String query, String projectId) {
    return entities
        .createQuery(query, Object[].class)
        .setParameter("project", projectId)
        .getResultList();
  }

  private void add(Map<String, VolumeTypeUse> uses, Object[] row, VolumeTypeUse more) {
    String type = backends.types().ofHost((String) row[0]).name();
    uses.merge(type, more, VolumeTypeUse::plus);
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
