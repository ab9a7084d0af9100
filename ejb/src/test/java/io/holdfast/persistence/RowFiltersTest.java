package io.holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RowFiltersTest {

  /** A row with an attribute of its own beside the inherited ones. */
  private static final class Shelf extends ProjectRow {
    int size;
  }

  private final RowFilters filters =
      new RowFilters(Shelf.class, Map.of("name", "name", "size", "size"));

  @Test
  void inheritedAttributesAreFilteredLikeTheirOwn() {
    RowConditions conditions = new RowConditions(null);
    assertThat(filters.add("name", "x", conditions)).isTrue();
    assertThat(filters.add("size", "3", conditions)).isTrue();
    assertThat(conditions.where()).contains("r.name = ").contains("r.size = ");
  }

  @Test
  void anUnknownKeyMatchesNothing() {
    assertThat(filters.add("colour", "red", new RowConditions(null))).isFalse();
  }
}
