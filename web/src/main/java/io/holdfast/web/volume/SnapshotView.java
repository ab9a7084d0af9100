package io.holdfast.web.volume;

import io.holdfast.json.JsonFields;
import io.holdfast.volume.Snapshot;
import io.holdfast.volume.SnapshotStatus;
import io.holdfast.web.request.Microversion;

/**
 * Snapshots as JSON (api.md section 7.2).
 *
 * @param version decides which fields there are
 */
record SnapshotView(Microversion version) {

  private static final int GROUP_SINCE = 14;
  private static final int USER_SINCE = 41;
  private static final int QUOTA_SINCE = 65;

  JsonFields summary(Snapshot snapshot) {
    return common(snapshot);
  }

  /** The answer to create and update: all but the attributes that only show and lists have. */
  JsonFields changed(Snapshot snapshot) {
    return addNewer(common(snapshot), snapshot);
  }

  JsonFields detail(Snapshot snapshot) {
    return addNewer(common(snapshot), snapshot)
        .put("os-extended-snapshot-attributes:progress", progress(snapshot.status()))
        .put("os-extended-snapshot-attributes:project_id", snapshot.projectId());
  }

  private static JsonFields common(Snapshot snapshot) {
    return new JsonFields()
        .put("id", snapshot.id())
        .put("created_at", snapshot.createdAt())
        .put("updated_at", snapshot.updatedAt())
        .put("name", snapshot.name())
        .put("description", snapshot.description())
        .put("volume_id", snapshot.volumeId())
        .put("status", snapshot.status().word())
        .put("size", snapshot.volumeSize())
        .put("metadata", snapshot.metadata());
  }

  private JsonFields addNewer(JsonFields fields, Snapshot snapshot) {
    if (version.atLeast(GROUP_SINCE)) {
      fields.putNull("group_snapshot_id");
    }
    if (version.atLeast(USER_SINCE)) {
      fields.put("user_id", snapshot.userId());
    }
    if (version.atLeast(QUOTA_SINCE)) {
      fields.put("consumes_quota", snapshot.useQuota());
    }
    return fields;
  }

  private static String progress(SnapshotStatus status) {
    return status == SnapshotStatus.CREATING || status == SnapshotStatus.ERROR ? "0%" : "100%";
  }
}
