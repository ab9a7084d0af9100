package io.holdfast.web.quota;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.json.Fields;
import io.holdfast.json.StringRules;
import io.holdfast.quota.QuotaLimits;
import io.holdfast.quota.QuotaResource;
import io.holdfast.web.fault.FaultException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the bodies of quota calls may contain (api.md section 7). */
final class QuotaBodies {

  /** Keys that clients send back from an answer; they change nothing. */
  private static final Set<String> IGNORED = Set.of("id", "tenant_id");

  private QuotaBodies() {}

  /**
   * The limits to set.
   *
   * @param resources the resource for a key, if there is one
   * @throws FaultException 400 for a key that is no resource, and for a value that is no limit
   */
  static Map<QuotaResource, Integer> limits(
      Fields set, Function<String, Optional<QuotaResource>> resources) {
    Map<QuotaResource, Integer> limits = new HashMap<>();
    for (String key : set.names()) {
      Optional<QuotaResource> resource = resources.apply(key);
      if (resource.isPresent()) {
        limits.put(resource.get(), set.number(key, QuotaLimits.UNLIMITED, Integer.MAX_VALUE));
      } else if (!IGNORED.contains(key)) {
        throw set.broken(key, "is no quota");
      }
    }
    return limits;
  }

  /** The id of a project in an address, which may be any text that a row can have. */
  static String project(String id) {
    if (!StringRules.fits(id, 1)) {
      throw RequestRefusedException.badRequest("The project " + StringRules.lengthRule(1) + ".");
    }
    return id;
  }
}
