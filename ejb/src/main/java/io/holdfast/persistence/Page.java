package io.holdfast.persistence;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items the rows, detached
 * @param total all rows that match, ignoring limit, offset and marker; null unless it was asked for
 * @param limit the limit that was applied
 */
public record Page<T>(List<T> items, Long total, int limit) {

  public Page {
    items = List.copyOf(items);
  }
}
