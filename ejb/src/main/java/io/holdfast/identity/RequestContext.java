package io.holdfast.identity;

import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, and the ids of the request.
 *
 * @param userId the caller
 * @param projectId the project the caller acts in; null if the token is of none, but then {@link
 *     #projectId()} refuses
 * @param roles role names in lower case
 * @param service whether a service makes the call for them
 * @param trace the ids of the request
 */
public record RequestContext(
    String userId, String projectId, Set<String> roles, boolean service, RequestTrace trace) {

  /** Somebody who calls by themselves. */
  public RequestContext(String userId, String projectId, Set<String> roles, RequestTrace trace) {
    this(userId, projectId, roles, false, trace);
  }

  public RequestContext {
    roles = Set.copyOf(roles);
  }

  /** The context of a request by this caller. */
  public static RequestContext of(Caller caller, RequestTrace trace) {
    return new RequestContext(
        caller.userId(), caller.projectId(), caller.roles(), caller.service(), trace);
  }

  /** {@code req-<uuid>}, ours. */
  public String requestId() {
    return trace.requestId();
  }

  /**
   * The project the caller acts in.
   *
   * @throws RequestRefusedException 400 if the token is of no project (auth.md section 1.5)
   */
  @Override
  public String projectId() {
    return project()
        .orElseThrow(
            () ->
                RequestRefusedException.badRequest(
                    "The token is not of a project, and this request needs one. Ask the Identity"
                        + " service for a token of a project."));
  }

  /** The project of the token, if it has one. */
  public Optional<String> project() {
    return Optional.ofNullable(projectId);
  }

  /** True if the caller may see and do everything (auth.md section 1.4). */
  public boolean admin() {
    return roles.contains("admin");
  }

  /** True if the caller may see from which hosts volumes are used (auth.md section 3). */
  public boolean seesHosts() {
    return admin() || service;
  }

  /** True if rows of the project are visible to the caller (auth.md section 2). */
  public boolean sees(String rowProjectId) {
    return admin() || rowProjectId.equals(projectId);
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
