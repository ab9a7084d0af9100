package io.holdfast.quota;

import io.holdfast.configuration.QuotaConfiguration;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How much a project may have: its own limit, else that of the class {@code default}, else the
 * configured one (workflow.md section 7).
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class QuotaLimits {

  /** The limit that means there is none. */
  public static final int UNLIMITED = -1;

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private QuotaConfiguration configuration;

  /** The limit in force, {@link #UNLIMITED} for none. */
  public int limit(String projectId, QuotaResource resource) {
    return of(projectId).get(resource);
  }

  /** All limits in force for a project, in the order of the resources. */
  public Map<QuotaResource, Integer> of(String projectId) {
    Map<QuotaResource, Integer> limits = defaults();
    limits.putAll(own(projectId));
    return limits;
  }

  /** The limits that a project has of its own. */
  public Map<QuotaResource, Integer> own(String projectId) {
    return read(
        entities
            .createNativeQuery("select resource, hard_limit from quotas where project_id = ?1")
            .setParameter(1, projectId));
  }

  /** The limits of a project that has none of its own. */
  public Map<QuotaResource, Integer> defaults() {
    Map<QuotaResource, Integer> limits = new EnumMap<>(QuotaResource.class);
    for (QuotaResource resource : QuotaResource.values()) {
      limits.put(resource, configured(resource));
    }
    limits.putAll(
        read(
            entities.createNativeQuery(
                "select resource, hard_limit from quota_classes where class_name = 'default'")));
    return limits;
  }

  private static Map<QuotaResource, Integer> read(Query query) {
    Map<QuotaResource, Integer> limits = new EnumMap<>(QuotaResource.class);
    for (Object row : (List<?>) query.getResultList()) {
      Object[] columns = (Object[]) row;
      QuotaResource.of((String) columns[0])
          .ifPresent(resource -> limits.put(resource, ((Number) columns[1]).intValue()));
    }
    return limits;
  }

  private int configured(QuotaResource resource) {
    return switch (resource) {
      case VOLUMES -> configuration.volumes();
      case PER_VOLUME_GIGABYTES -> configuration.perVolumeGigabytes();
      case SNAPSHOTS -> configuration.snapshots();
      case GIGABYTES -> configuration.gigabytes();
      case BACKUPS -> configuration.backups();
      case BACKUP_GIGABYTES -> configuration.backupGigabytes();
      case GROUPS -> configuration.groups();
      case VOLUMES_OF_TYPE, GIGABYTES_OF_TYPE, SNAPSHOTS_OF_TYPE -> UNLIMITED;
    };
  }
}
