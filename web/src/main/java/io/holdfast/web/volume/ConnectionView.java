package io.holdfast.web.volume;

import static io.holdfast.json.JsonParts.JSON;

import io.holdfast.engine.brick.ConnectionInfo;
import io.holdfast.json.JsonFields;
import java.util.TreeMap;

/** What a compute host is told of a connection (api.md section 7). */
final class ConnectionView {

  private ConnectionView() {}

  static JsonFields of(ConnectionInfo connection) {
    return new JsonFields()
        .put("driver_volume_type", connection.driverVolumeType())
        .put("data", JSON.createObjectBuilder(new TreeMap<>(connection.data())).build());
  }
}
