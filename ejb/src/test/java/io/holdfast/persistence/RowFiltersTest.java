package io.holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.volume.Volume;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowFiltersTest {

  /** A row with an attribute of its own beside the inherited ones. */
  private static final class Shelf extends ProjectRow {
    int size;
  }

  private final RowFilters filters =
      new RowFilters(Shelf.class, Map.of("name", "name", "size", "size"), Map.of());

  @Test
  void inheritedAttributesAreFilteredLikeTheirOwn() {
    RowConditions conditions = new RowConditions(null);
    assertThat(filters.add("name", "x", conditions)).isTrue();
    assertThat(filters.add("size", "3", conditions)).isTrue();
    assertThat(conditions.where()).contains("r.name, ?1").contains("r.size = ");
  }

  @Test
  void aTextIsComparedInTheFormThatIndexesHave() {
    assertThat(where("name", "x")).endsWith("SQL('COALESCE(?, '''') = ?', r.name, ?1)");
  }

  @Test
  void anEmptyTextIsNotFoundWhereThereIsNone() {
    assertThat(where("name", "")).endsWith("r.name = ?1");
  }

  @Test
  void pairsAreLookedUpByTheKeyOfTheirTable() {
    RowFilters volumes = new RowFilters(Volume.class, Map.of(), Map.of());
    RowConditions conditions = new RowConditions(null);
    assertThat(volumes.add("metadata", "{'a': '1', 'b': '2'}", conditions)).isTrue();
    assertThat(conditions.where())
        .contains(
            "EXISTS (SELECT 1 FROM volume_metadata p WHERE p.volume_id = ? AND p.key = ?"
                + " AND p.value = ?)', r.id, ?1, ?2)")
        .contains("r.id, ?3, ?4)");
    assertThat(filters.add("metadata", "{}", new RowConditions(null))).isFalse();
  }

  @Test
  void anUnknownKeyMatchesNothing() {
    assertThat(filters.add("colour", "red", new RowConditions(null))).isFalse();
  }

  private String where(String key, String value) {
    RowConditions conditions = new RowConditions(null);
    filters.add(key, value, conditions);
    return conditions.where();
  }
}
