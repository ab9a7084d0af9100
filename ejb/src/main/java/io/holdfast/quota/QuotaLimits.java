package io.holdfast.quota;

import io.holdfast.configuration.QuotaConfiguration;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much a project may have: its own limit, else that of the class {@code default}, else the
 * configured one (workflow.md section 7). A volume type has no limit but what the API sets.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class QuotaLimits {

  /** The limit that means there is none. */
  public static final int UNLIMITED = -1;

  private static final String OF_CLASS =
      "select resource, hard_limit, 0 as own from quota_classes where class_name = 'default'";
  private static final String OWN =
      "select resource, hard_limit, 1 as own from quotas where project_id = ?1";

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private QuotaConfiguration configuration;
  @Inject private QuotaResources resources;

  /** All limits in force for a project, in the order of the resources. */
  public Map<QuotaResource, Integer> of(String projectId) {
    return over(
        entities
            .createNativeQuery(OF_CLASS + " union all " + OWN + " order by own")
            .setParameter(1, projectId));
  }

  /** The words of the resources for which a project has limits of its own. */
  public List<String> own(String projectId) {
    return ((List<?>) entities.createNativeQuery(OWN).setParameter(1, projectId).getResultList())
        .stream().map(row -> (String) ((Object[]) row)[0]).toList();
  }

  /** The limits of a project that has none of its own. */
  public Map<QuotaResource, Integer> defaults() {
    return over(entities.createNativeQuery(OF_CLASS));
  }

  /** The configured limits, and over them those of the rows; a later row is over an earlier. */
  private Map<QuotaResource, Integer> over(Query query) {
    Map<String, Integer> limits = new LinkedHashMap<>();
    for (Object row : (List<?>) query.getResultList()) {
      Object[] columns = (Object[]) row;
      limits.put((String) columns[0], ((Number) columns[1]).intValue());
    }
    Map<QuotaResource, Integer> all = new LinkedHashMap<>();
    resources
        .all()
        .forEach(
            resource ->
                all.put(resource, limits.getOrDefault(resource.word(), configured(resource))));
    return all;
  }

  private int configured(QuotaResource resource) {
    return switch (resource.word()) {
      case "volumes" -> configuration.volumes();
      case "per_volume_gigabytes" -> configuration.perVolumeGigabytes();
      case "snapshots" -> configuration.snapshots();
      case "gigabytes" -> configuration.gigabytes();
      case "backups" -> configuration.backups();
      case "backup_gigabytes" -> configuration.backupGigabytes();
      case "groups" -> configuration.groups();
      default -> UNLIMITED;
    };
  }
}
