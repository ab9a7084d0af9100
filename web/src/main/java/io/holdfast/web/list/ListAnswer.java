package io.holdfast.web.list;

import static io.holdfast.json.JsonParts.JSON;

import io.holdfast.json.JsonFields;
import io.holdfast.persistence.Page;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.function.Function;

/** One page of a list as JSON, with the link to the next one if this one is full. */
public final class ListAnswer {

  private ListAnswer() {}

  /**
   * The answer.
   *
   * @param key name of the list, such as {@code backups}
   * @param next gives the links to the page after a marker
   * @param view turns a row into JSON
   * @param id gives a row's id, the marker of the next page
   */
  public static <T> JsonObject of(
      String key,
      Page<T> page,
      Function<String, JsonArray> next,
      Function<T, JsonObject> view,
      Function<T, String> id) {
    JsonArrayBuilder rows = JSON.createArrayBuilder();
    page.items().forEach(row -> rows.add(view.apply(row)));
    JsonFields answer = new JsonFields().put(key, rows.build());
    int size = page.items().size();
    if (size > 0 && size >= page.limit()) {
      String marker = id.apply(page.items().get(size - 1));
      answer.put(key + "_links", next.apply(marker));
    }
    if (page.total() != null) {
      answer.put("count", page.total());
    }
    return answer.build();
  }
}
