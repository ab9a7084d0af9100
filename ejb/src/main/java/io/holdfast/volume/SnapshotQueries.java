package io.holdfast.volume;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.persistence.ListQuery;
import io.holdfast.persistence.Page;
import io.holdfast.persistence.RowList;
import io.holdfast.persistence.RowRelation;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;

/** Reads snapshots for people: own project's, or all for administrators. */
@Stateless
public class SnapshotQueries {

  private static final RowList<Snapshot> LIST =
      new RowList<>(
          Snapshot.class,
          "Snapshot",
          Map.ofEntries(
              Map.entry("id", "id"),
              Map.entry("name", "name"),
              Map.entry("display_name", "name"),
              Map.entry("description", "description"),
              Map.entry("display_description", "description"),
              Map.entry("status", "status"),
              Map.entry("volume_id", "volumeId"),
              Map.entry("volume_size", "volumeSize"),
              Map.entry("user_id", "userId"),
              Map.entry("project_id", "projectId"),
              Map.entry("consumes_quota", "useQuota"),
              Map.entry("deleted", "deleted"),
              Map.entry("deleted_at", "deletedAt"),
              Map.entry("created_at", "createdAt"),
              Map.entry("updated_at", "updatedAt")),
          Map.of(
              "availability_zone",
              new RowRelation(
                  "volumeId",
                  "EXISTS (SELECT 1 FROM volumes v WHERE v.id = ? AND v.availability_zone = ?)")));

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  /**
   * A page of snapshots with metadata.
   *
   * @throws RequestRefusedException 404 for an unknown marker, 400 for an unknown sort key
   */
  public Page<Snapshot> list(RequestContext context, ListQuery query) {
    boolean everywhere = query.allProjects() && context.admin();
    Page<Snapshot> page = LIST.page(entities, everywhere ? null : context.projectId(), query);
    page.items().forEach(Snapshot::loaded);
    return page;
  }

  /**
   * One snapshot with metadata.
   *
   * @throws RequestRefusedException 404 if there is none that the caller sees; 403 by the policy
   */
  public Snapshot show(RequestContext context, String id) {
    Snapshot snapshot =
        Optional.ofNullable(entities.find(Snapshot.class, id))
            .filter(row -> !row.deleted() && context.sees(row.projectId()))
            .orElseThrow(() -> RequestRefusedException.notFound("Snapshot", id));
    context.require(Policy.SNAPSHOT_GET);
    return snapshot.loaded();
  }
}
