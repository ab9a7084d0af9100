package io.holdfast.backup;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.persistence.ListQuery;
import io.holdfast.persistence.Page;
import io.holdfast.persistence.RowList;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;

/** Reads backups for people: own project's, or all for administrators. */
@Stateless
public class BackupQueries {

  private static final RowList<Backup> LIST =
      new RowList<>(
          Backup.class,
          "Backup",
          Map.ofEntries(
              Map.entry("id", "id"),
              Map.entry("name", "name"),
              Map.entry("display_name", "name"),
              Map.entry("description", "description"),
              Map.entry("display_description", "description"),
              Map.entry("status", "status"),
              Map.entry("size", "size"),
              Map.entry("volume_id", "volumeId"),
              Map.entry("snapshot_id", "snapshotId"),
              Map.entry("parent_id", "parentId"),
              Map.entry("host", "host"),
              Map.entry("availability_zone", "availabilityZone"),
              Map.entry("container", "container"),
              Map.entry("service", "service"),
              Map.entry("object_count", "objectCount"),
              Map.entry("fail_reason", "failReason"),
              Map.entry("user_id", "userId"),
              Map.entry("project_id", "projectId"),
              Map.entry("data_timestamp", "dataTimestamp"),
              Map.entry("encryption_key_id", "encryptionKeyId"),
              Map.entry("restore_volume_id", "restoreVolumeId"),
              Map.entry("temp_volume_id", "temporaryVolumeId"),
              Map.entry("temp_snapshot_id", "temporarySnapshotId"),
              Map.entry("num_dependent_backups", "dependentBackups"),
              Map.entry("service_metadata", "serviceMetadata"),
              Map.entry("deleted", "deleted"),
              Map.entry("deleted_at", "deletedAt"),
              Map.entry("created_at", "createdAt"),
              Map.entry("updated_at", "updatedAt")),
          Map.of());

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private BackupRows rows;

  /**
   * A page of backups with their metadata.
   *
   * @throws RequestRefusedException 404 for an unknown marker, 400 for an unknown sort key
   */
  public Page<Backup> list(RequestContext context, ListQuery query) {
    boolean everywhere = query.allProjects() && context.admin();
    Page<Backup> page = LIST.page(entities, everywhere ? null : context.projectId(), query);
    page.items().forEach(Backup::loaded);
    return page;
  }

  /**
   * One backup with its metadata.
   *
   * @throws RequestRefusedException 404 if there is none that the caller sees; 403 by the policy
   */
  public Backup show(RequestContext context, String id) {
    return rows.visible(context, rows.find(id), Policy.BACKUP_GET).loaded();
  }
}
