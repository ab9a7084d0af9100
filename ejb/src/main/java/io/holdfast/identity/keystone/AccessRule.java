package io.holdfast.identity.keystone;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * One kind of request that an application credential permits (auth.md section 1.4).
 *
 * @param service type of the service
 * @param method HTTP method
 * @param path path of the request
 */
record AccessRule(String service, String method, PathPattern path) {

  static AccessRule read(JsonObject rule) {
    return new AccessRule(
        rule.getString("service"),
        rule.getString("method"),
        PathPattern.parse(rule.getString("path")));
  }

  boolean permits(Set<String> serviceTypes, String askedMethod, List<String> askedPaths) {
    return serviceTypes.contains(service)
        && method.equals(askedMethod)
        && askedPaths.stream().anyMatch(path::matches);
  }
}
