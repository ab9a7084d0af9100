package io.holdfast.web.list;

import io.holdfast.json.JsonFields;
import io.holdfast.persistence.Page;
import java.util.List;
import java.util.function.Function;

/** One page of a list as JSON, with the link to the next one if this one is full. */
public final class ListAnswer {

  private ListAnswer() {}

  /**
   * The answer. Rows are turned into JSON one by one while it is written.
   *
   * @param key name of the list, such as {@code backups}
   * @param next gives the links to the page after a marker
   * @param view turns a row into JSON
   * @param id gives a row's id, the marker of the next page
   */
  public static <T> JsonFields of(
      String key,
      Page<T> page,
      Function<String, List<JsonFields>> next,
      Function<T, JsonFields> view,
      Function<T, String> id) {
    Iterable<JsonFields> rows = () -> page.items().stream().map(view).iterator();
    JsonFields answer = new JsonFields().put(key, rows);
    int size = page.items().size();
    if (size > 0 && size >= page.limit()) {
      String marker = id.apply(page.items().get(size - 1));
      answer.put(key + "_links", next.apply(marker));
    }
    if (page.total() != null) {
      answer.put("count", page.total());
    }
    return answer;
  }
}
