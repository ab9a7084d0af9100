package io.holdfast.web.discovery;

import io.holdfast.configuration.NodeConfiguration;
import io.holdfast.web.Answers;
import io.holdfast.web.json.JsonFields;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The zone that new volumes go to. */
@Path("v3/os-availability-zone")
@RequestScoped
public class AvailabilityZonesResource {

  @Inject private NodeConfiguration node;

  /** The zone of this node. */
  @GET
  public Response list() {
    JsonObject zone =
        new JsonFields()
            .put("zoneName", node.availabilityZone())
            .put("zoneState", new JsonFields().put("available", true).build())
            .build();
    return Answers.ok(
        new JsonFields()
            .put("availabilityZoneInfo", Json.createArrayBuilder().add(zone).build())
            .build());
  }
}
