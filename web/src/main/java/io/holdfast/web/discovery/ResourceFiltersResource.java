package io.holdfast.web.discovery;

import static io.holdfast.json.JsonParts.JSON;

import io.holdfast.json.JsonFields;
import io.holdfast.web.Answers;
import io.holdfast.web.backup.BackupsResource;
import io.holdfast.web.list.ListRules;
import io.holdfast.web.message.MessagesResource;
import io.holdfast.web.request.Since;
import io.holdfast.web.volume.SnapshotsResource;
import io.holdfast.web.volume.VolumeTypesResource;
import io.holdfast.web.volume.VolumesResource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What callers without the admin role can filter lists by (api.md section 7). */
@Path("v3/resource_filters")
@RequestScoped
public class ResourceFiltersResource {

  private static final int SINCE = 33;

  private static final Map<String, ListRules> LISTS =
      new TreeMap<>(
          Map.of(
              "backup", BackupsResource.LISTS,
              "message", MessagesResource.LISTS,
              "snapshot", SnapshotsResource.LISTS,
              "volume", VolumesResource.LISTS,
              "volume_type", VolumeTypesResource.LISTS));

  /**
   * The filters of each list.
   *
   * @param resource only of this one; an unknown one has no filters
   */
  @GET
  @Since(SINCE)
  public Response list(@QueryParam("resource") String resource) {
    return Answers.ok(filters(resource));
  }

  static JsonFields filters(String resource) {
    List<JsonFields> all = new ArrayList<>();
    boolean every = resource == null || resource.isEmpty();
    LISTS.forEach(
        (name, rules) -> {
          if (every || name.equals(resource)) {
            all.add(view(name, rules));
          }
        });
    return new JsonFields().put("resource_filters", all);
  }

  private static JsonFields view(String name, ListRules rules) {
    List<String> sorted = rules.filters().stream().sorted().toList();
    return new JsonFields()
        .put("resource", name)
        .put("filters", JSON.createArrayBuilder(sorted).build());
  }
}
