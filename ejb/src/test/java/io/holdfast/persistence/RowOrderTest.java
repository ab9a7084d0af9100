package io.holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.persistence.ListQuery.Sort;
import jakarta.persistence.Column;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowOrderTest {

  /** A row with columns of each kind: numbers, texts and times, that can be null or not. */
  private static final class Shelf extends ProjectRow {
    int size;

    @Column(nullable = false)
    String aisle;

    LocalDateTime emptiedAt;
  }

  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "id",
          "id",
          "created_at",
          "createdAt",
          "name",
          "name",
          "size",
          "size",
          "aisle",
          "aisle",
          "emptied_at",
          "emptiedAt");

  private static final String UNDELETED = " where SQL('NOT ?', r.deleted) and ";

  @Test
  void showsTheNewestFirstUnlessAskedOtherwise() {
    assertThat(order().clause()).isEqualTo(" order by r.createdAt desc, r.id desc");
  }

  @Test
  void breaksTiesInTheDirectionOfTheFirstKey() {
    assertThat(order(new Sort("size", true), new Sort("aisle", false)).clause())
        .isEqualTo(" order by r.size asc, r.aisle desc, r.createdAt asc, r.id asc");
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
  void takesNullForTheLeastValue() {
    assertThat(order(new Sort("name", true)).columns())
        .startsWith("SQL('COALESCE(?, '''')', r.name), ");
    assertThat(order(new Sort("emptied_at", true)).columns())
        .startsWith("SQL('COALESCE(?, TIMESTAMP ''-infinity'')', r.emptiedAt), ");
  }

  @Test
  void goesOnAfterTheMarkerByOneComparisonOfWholeRows() {
    assertThat(after(List.of(new Sort("name", true)), "n", "t", "x"))
        .isEqualTo(
            UNDELETED
                + "SQL('(COALESCE(?, ''''), ?, ?) > (?, ?, ?)', r.name, r.createdAt, r.id, ?1, ?2,"
                + " ?3)");
    assertThat(after(List.of(), "t", "x"))
        .isEqualTo(UNDELETED + "SQL('(?, ?) < (?, ?)', r.createdAt, r.id, ?1, ?2)");
  }

  @Test
  void goesOnAfterTheMarkerWhateverTheDirections() {
    assertThat(after(List.of(new Sort("size", true), new Sort("id", false)), 3, "x", "t"))
        .isEqualTo(
            UNDELETED
                + "((SQL('? > ?', r.size, ?1))"
                + " or (SQL('? = ?', r.size, ?1) and SQL('? < ?', r.id, ?2))"
                + " or (SQL('? = ?', r.size, ?1) and SQL('? = ?', r.id, ?2)"
                + " and SQL('? > ?', r.createdAt, ?3)))");
  }

  private static String after(List<Sort> sort, Object... marker) {
    RowConditions conditions = new RowConditions(null);
    RowOrder.of(Shelf.class, sort, ATTRIBUTES).after(marker, conditions);
    return conditions.where();
  }

  private static RowOrder order(Sort... sort) {
    return RowOrder.of(Shelf.class, List.of(sort), ATTRIBUTES);
  }
}
