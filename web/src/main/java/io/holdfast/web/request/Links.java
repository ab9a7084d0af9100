package io.holdfast.web.request;

import io.holdfast.json.JsonFields;
import java.util.ArrayList;
import java.util.List;

/**
 * Addresses in answers. They contain the project only if the request did.
 *
 * @param base public address of the service with its context, without a slash at the end
 * @param project the project in the URL of the request, or null
 */
public record Links(String base, String project) {

  /** Links to one object: itself, and the same without the version. */
  public List<JsonFields> of(String collection, String id) {
    String tail = projectPart() + "/" + collection + "/" + id;
    return List.of(link("self", base + "/v3" + tail), link("bookmark", base + tail));
  }

  /**
   * The link to the next page. An offset is not repeated: the marker already says where to go on,
   * and repeating it would skip rows on every page.
   *
   * @param path path of the list below the context, without the project
   * @param rawQuery encoded query of the request, or null
   * @param marker id of the last row of this page
   */
  public List<JsonFields> next(String path, String rawQuery, String marker) {
    List<String> parameters = new ArrayList<>();
    for (String parameter : rawQuery == null ? new String[0] : rawQuery.split("&")) {
      if (!parameter.isEmpty() && !parameter.matches("(marker|offset)(=.*)?")) {
        parameters.add(parameter);
      }
    }
    parameters.add("marker=" + marker);
    String list = base + "/v3" + projectPart() + path.substring("/v3".length());
    return List.of(link("next", list + "?" + String.join("&", parameters)));
  }

  private String projectPart() {
    return project == null ? "" : "/" + project;
  }

  private static JsonFields link(String relation, String address) {
    return new JsonFields().put("rel", relation).put("href", address);
  }
}
