package io.holdfast.web.volume;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.json.BooleanWords;
import io.holdfast.json.JsonFields;
import io.holdfast.volume.VolumeBackends;
import io.holdfast.volume.VolumeType;
import io.holdfast.web.Answers;
import io.holdfast.web.list.ListRules;
import io.holdfast.web.request.CurrentRequest;
import io.holdfast.web.request.Microversion;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;

/** Volume types, which clients look up before they create a volume: one for each backend. */
@Path("v3/types")
@RequestScoped
public class VolumeTypesResource {

  /** What the list can be filtered by. */
  public static final ListRules LISTS = new ListRules(Set.of("is_public"), Microversion.MINIMUM);

  private static final String ALL = "none";

  @Inject private CurrentRequest request;
  @Inject private VolumeBackends backends;

  /**
   * All types, which are all public.
   *
   * @param isPublic administrators see only public types, only others, or with {@code None} all;
   *     other callers see the public ones
   */
  @GET
  public Response list(@QueryParam("is_public") String isPublic) {
    boolean none =
        request.as(Policy.TYPE_GET_ALL).admin() && isPublic != null && !includesPublic(isPublic);
    List<JsonFields> types =
        none ? List.of() : backends.types().all().stream().map(this::view).toList();
    return Answers.ok(new JsonFields().put("volume_types", types));
  }

  private static boolean includesPublic(String word) {
    return word.strip().equalsIgnoreCase(ALL)
        || BooleanWords.inQuery(word)
            .orElseThrow(
                () -> RequestRefusedException.badRequest("is_public must be true, false or None."));
  }

  /** The type of volumes that name none. */
  @GET
  @Path("default")
  public Response showDefault() {
    request.as(Policy.TYPE_GET);
    return Answers.ok("volume_type", view(backends.types().ofNone()));
  }

  /** One type by id; a name is not found, so that clients go on and list. */
  @GET
  @Path("{id}")
  public Response show(@PathParam("id") String id) {
    request.as(Policy.TYPE_GET);
    return backends.types().all().stream()
        .filter(type -> type.id().equals(id))
        .findFirst()
        .map(type -> Answers.ok("volume_type", view(type)))
        .orElseThrow(() -> RequestRefusedException.notFound("Volume type", id));
  }

  private JsonFields view(VolumeType type) {
    return VolumeTypeView.of(type, request.context().admin());
  }
}
