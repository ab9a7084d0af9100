package io.holdfast.identity;

import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import java.util.Set;

/**
 * Who asks, and the ids of the request.
 *
 * @param userId the caller
 * @param projectId the project the caller acts in
 * @param roles role names in lower case
 * @param requestId {@code req-<uuid>}, ours
 * @param globalRequestId the caller's own id, or null
 */
public record RequestContext(
    String userId, String projectId, Set<String> roles, String requestId, String globalRequestId) {

  public RequestContext {
    roles = Set.copyOf(roles);
  }

  /** True if the caller may see and do everything (auth.md section 1.4). */
  public boolean admin() {
    return roles.contains("admin");
  }

  /** True if rows of the project are visible to the caller (auth.md section 2). */
  public boolean sees(String rowProjectId) {
    return admin() || projectId.equals(rowProjectId);
  }

  /**
   * Lets only a caller on who passes a policy.
   *
   * @throws RequestRefusedException 403 naming the policy
   */
  public void require(Policy policy) {
    if (!policy.permits(this)) {
      throw new RequestRefusedException(
          Refusal.FORBIDDEN, "Policy does not allow " + policy.rule() + " to be performed.");
    }
  }
}
