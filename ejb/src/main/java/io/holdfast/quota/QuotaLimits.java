package io.holdfast.quota;

import io.holdfast.configuration.QuotaConfiguration;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** How much a project may have: its own limit, else the configured one (workflow.md section 7). */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class QuotaLimits {

  /** The limit that means there is none. */
  public static final long UNLIMITED = -1;

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private QuotaConfiguration defaults;

  /** The limit in force, {@link #UNLIMITED} for none. */
  public long limit(String projectId, QuotaResource resource) {
    List<?> own =
        entities
            .createNativeQuery(
                "select hard_limit from quotas where project_id = ?1 and resource = ?2")
            .setParameter(1, projectId)
            .setParameter(2, resource.word())
            .getResultList();
    return own.isEmpty() ? defaultLimit(resource) : ((Number) own.get(0)).longValue();
  }

  /** The limit of a project that has none of its own. */
  public long defaultLimit(QuotaResource resource) {
    return switch (resource) {
      case VOLUMES -> defaults.volumes();
      case SNAPSHOTS -> defaults.snapshots();
      case GIGABYTES -> defaults.gigabytes();
      case BACKUPS -> defaults.backups();
      case BACKUP_GIGABYTES -> defaults.backupGigabytes();
    };
  }
}
