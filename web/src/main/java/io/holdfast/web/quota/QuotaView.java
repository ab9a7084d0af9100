package io.holdfast.web.quota;

import io.holdfast.json.JsonFields;
import io.holdfast.quota.QuotaResource;
import io.holdfast.quota.QuotaUse;
import java.util.Map;

/** Limits as JSON (api.md section 7). */
final class QuotaView {

  private QuotaView() {}

  /** A number for each resource. */
  static JsonFields limits(Map<QuotaResource, Integer> limits) {
    JsonFields fields = new JsonFields();
    limits.forEach((resource, limit) -> fields.put(resource.word(), limit));
    return fields;
  }

  /** A number for each resource, without what is used. */
  static JsonFields limitsOf(Map<QuotaResource, QuotaUse> set) {
    JsonFields fields = new JsonFields();
    set.forEach((resource, use) -> fields.put(resource.word(), use.limit()));
    return fields;
  }

  /** An object with limit and use for each resource. */
  static JsonFields usage(Map<QuotaResource, QuotaUse> set) {
    JsonFields fields = new JsonFields();
    set.forEach((resource, use) -> fields.put(resource.word(), use(use)));
    return fields;
  }

  private static JsonFields use(QuotaUse use) {
    return new JsonFields()
        .put("limit", use.limit())
        .put("in_use", use.inUse())
        .put("reserved", use.reserved());
  }
}
