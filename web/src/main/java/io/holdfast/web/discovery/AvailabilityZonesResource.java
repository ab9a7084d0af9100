package io.holdfast.web.discovery;

import io.holdfast.json.JsonFields;
import io.holdfast.web.Answers;
import io.holdfast.worker.WorkerQueries;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/** The zones of the workers (api.md section 7). */
@Path("v3/os-availability-zone")
@RequestScoped
public class AvailabilityZonesResource {

  @Inject private WorkerQueries workers;

  /** All zones; one whose workers are all disabled is not available. */
  @GET
  public Response list() {
    List<JsonFields> zones = new ArrayList<>();
    workers.zones().forEach((name, available) -> zones.add(zone(name, available)));
    return Answers.ok(new JsonFields().put("availabilityZoneInfo", zones));
  }

  private static JsonFields zone(String name, boolean available) {
    return new JsonFields()
        .put("zoneName", name)
        .put("zoneState", new JsonFields().put("available", available));
  }
}
