package io.holdfast.web.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.json.JsonFields;
import io.holdfast.persistence.Page;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ListAnswerTest {

  @Test
  void aFullPageLinksToTheNextOneByItsLastRow() {
    assertThat(answer(new Page<>(List.of("a", "b"), null, 2)))
        .hasToString(
            "{\"things\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"things_links\":[{\"after\":\"b\"}]}");
  }

  @Test
  void aPartialPageIsTheLastEvenIfTheTotalIsLarger() {
    assertThat(answer(new Page<>(List.of("a"), 5L, 2)))
        .hasToString("{\"things\":[{\"id\":\"a\"}],\"count\":5}");
  }

  @Test
  void anEmptyPageIsAnEmptyListWithoutLinks() {
    assertThat(answer(new Page<>(List.of(), null, 0))).hasToString("{\"things\":[]}");
  }

  private static JsonFields answer(Page<String> page) {
    return ListAnswer.of(
        "things",
        page,
        marker -> List.of(new JsonFields().put("after", marker)),
        row -> new JsonFields().put("id", row),
        Function.identity());
  }
}
