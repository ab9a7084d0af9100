package io.holdfast.quota;

import java.util.Map;

/**
 * Quota that is held for a request until it is committed; a rollback gives it back.
 *
 * @param projectId whose quota
 * @param amounts what is held, by resource
 * @param ids rows of the reservation, by resource
 */
public record Reservation(
    String projectId, Map<QuotaResource, Long> amounts, Map<QuotaResource, String> ids) {

  public Reservation {
    amounts = Map.copyOf(amounts);
    ids = Map.copyOf(ids);
  }
}
