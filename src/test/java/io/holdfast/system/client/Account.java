package io.holdfast.system.client;

import io.holdfast.keystone.RealKeystone;
import io.holdfast.system.Api;
import java.util.Map;

/**
 * An administrator in one project, as the clients' environment tells them.
 *
 * @param api the same one as a plain HTTP client
 * @param user id
 * @param openstack the environment of openstack and of scripts with openstacksdk
 * @param cinder the environment of cinder
 */
record Account(Api api, String user, Map<String, String> openstack, Map<String, String> cinder) {

  private static final String ADMINISTRATOR = "5e5507";

  /**
   * Without an Identity service (auth.md section 4). There is no kind of credentials that all
   * clients take then: openstacksdk fails over cinder's.
   *
   * @param base as {@code http://127.0.0.1:8080/volume}
   * @param project id
   */
  static Account withoutIdentity(String base, String project) {
    String endpoint = base + "/v3";
    return new Account(
        new Api(base, project),
        ADMINISTRATOR,
        Map.of(
            "OS_AUTH_TYPE",
            "admin_token",
            "OS_TOKEN",
            ADMINISTRATOR + ":" + project,
            "OS_ENDPOINT",
            endpoint + "/" + project),
        Map.of(
            "OS_AUTH_TYPE",
            "noauth",
            "OS_USER_ID",
            ADMINISTRATOR,
            "OS_PROJECT_ID",
            project,
            "CINDER_ENDPOINT",
            endpoint));
  }

  /**
   * With one, which is all that the clients are told: they find the service in its catalogue.
   *
   * @param identity address of the Identity service
   * @param name of the user, whose id is in the account
   */
  static Account withIdentity(String identity, Api api, String user, String name) {
    Map<String, String> credentials =
        Map.of(
            "OS_AUTH_URL",
            identity,
            "OS_IDENTITY_API_VERSION",
            "3",
            "OS_USERNAME",
            name,
            "OS_USER_DOMAIN_NAME",
            "Default",
            "OS_PASSWORD",
            RealKeystone.PASSWORD,
            "OS_PROJECT_ID",
            api.project());
    return new Account(api, user, credentials, credentials);
  }

  /** Id of the project. */
  String project() {
    return api.project();
  }
}
