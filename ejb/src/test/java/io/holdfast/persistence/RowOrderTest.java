package io.holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.persistence.ListQuery.Sort;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowOrderTest {

  private static final Map<String, String> ATTRIBUTES =
      Map.of("id", "id", "created_at", "createdAt", "name", "name", "size", "size");

  @Test
  void showsTheNewestFirstUnlessAskedOtherwise() {
    assertThat(order().clause()).isEqualTo(" order by r.createdAt desc, r.id desc");
  }

  @Test
  void breaksTiesInTheDirectionOfTheFirstKey() {
    assertThat(order(new Sort("size", true), new Sort("name", false)).clause())
        .isEqualTo(" order by r.size asc, r.name desc, r.createdAt asc, r.id asc");
  }

  @Test
  void namesEachColumnOnce() {
    assertThat(order(new Sort("id", true), new Sort("id", false)).columns())
        .isEqualTo("r.id, r.createdAt");
  }

  @Test
  void refusesAnUnknownKey() {
    assertThatThrownBy(() -> order(new Sort("size; drop table volumes", true)))
        .isInstanceOf(RequestRefusedException.class);
  }

  @Test
  void takesNullForTheGreatestValue() {
    assertThat(after(new Sort("name", true), null, "t", "x"))
        .isEqualTo(
            " where r.deleted = false and ((r.name is null and (r.createdAt > ?1 or r.createdAt is"
                + " null)) or (r.name is null and r.createdAt = ?2 and (r.id > ?3 or r.id is null)))");
    assertThat(after(new Sort("name", false), null, "t", "x"))
        .startsWith(" where r.deleted = false and ((r.name is not null) or (r.name is null and");
  }

  private static String after(Sort sort, Object... marker) {
    RowConditions conditions = new RowConditions(null);
    order(sort).after(marker, conditions);
    return conditions.where();
  }

  private static RowOrder order(Sort... sort) {
    return RowOrder.of(List.of(sort), ATTRIBUTES);
  }
}
