package io.holdfast.web.worker;

import io.holdfast.json.JsonFields;
import io.holdfast.web.request.Microversion;
import io.holdfast.worker.Worker;

/**
 * Workers as JSON (api.md section 7). The state of a storage back end (3.49) belongs to services
 * that have one; backup services have none, in Cinder as well.
 *
 * @param version decides which fields there are
 */
record ServiceView(Microversion version) {

  private static final int CLUSTER_SINCE = 7;

  JsonFields of(Worker worker, boolean up) {
    JsonFields fields =
        new JsonFields()
            .put("binary", worker.binary())
            .put("host", worker.host())
            .put("zone", worker.availabilityZone())
            .put("status", worker.disabled() ? "disabled" : "enabled")
            .put("state", up ? "up" : "down")
            .put("updated_at", worker.heartbeatAt());
    if (version.atLeast(CLUSTER_SINCE)) {
      fields.putNull("cluster");
    }
    return fields.put("disabled_reason", worker.disabledReason());
  }
}
