package io.holdfast.volume;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.persistence.ListQuery;
import io.holdfast.persistence.Page;
import io.holdfast.persistence.RowList;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;

/** Reads volumes for people: own project's, or all for administrators. */
@Stateless
public class VolumeQueries {

  private static final RowList<Volume> LIST =
      new RowList<>(
          Volume.class,
          "Volume",
          Map.ofEntries(
              Map.entry("id", "id"),
              Map.entry("name", "name"),
              Map.entry("display_name", "name"),
              Map.entry("description", "description"),
              Map.entry("display_description", "description"),
              Map.entry("status", "status"),
              Map.entry("attach_status", "attachStatus"),
              Map.entry("migration_status", "migrationStatus"),
              Map.entry("size", "size"),
              Map.entry("availability_zone", "availabilityZone"),
              Map.entry("host", "host"),
              Map.entry("user_id", "userId"),
              Map.entry("project_id", "projectId"),
              Map.entry("snapshot_id", "snapshotId"),
              Map.entry("source_volid", "sourceVolumeId"),
              Map.entry("bootable", "bootable"),
              Map.entry("multiattach", "multiattach"),
              Map.entry("consumes_quota", "useQuota"),
              Map.entry("encryption_key_id", "encryptionKeyId"),
              Map.entry("deleted", "deleted"),
              Map.entry("deleted_at", "deletedAt"),
              Map.entry("created_at", "createdAt"),
              Map.entry("updated_at", "updatedAt"),
              Map.entry("launched_at", "launchedAt")),
          Map.of());

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  /**
   * A page of volumes with metadata and attachments.
   *
   * @throws RequestRefusedException 404 for an unknown marker, 400 for an unknown sort key
   */
  public Page<Volume> list(RequestContext context, ListQuery query) {
    boolean everywhere = query.allProjects() && context.admin();
    Page<Volume> page = LIST.page(entities, everywhere ? null : context.projectId(), query);
    page.items().forEach(Volume::loaded);
    return page;
  }

  /**
   * One volume with metadata and attachments.
   *
   * @throws RequestRefusedException 404 if there is none that the caller sees
   */
  public Volume show(RequestContext context, String id) {
    return Optional.ofNullable(entities.find(Volume.class, id))
        .filter(volume -> !volume.deleted() && context.sees(volume.projectId()))
        .filter(volume -> Policy.VOLUME_GET.permits(context))
        .map(Volume::loaded)
        .orElseThrow(() -> RequestRefusedException.notFound("Volume", id));
  }
}
