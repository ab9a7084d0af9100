package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.contract.Contract;
import jakarta.json.JsonArray;
import org.junit.jupiter.api.Test;

/** What clients ask before they work. */
class DiscoveryIT {

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab23");

  private PlainCalls.Reply plain(String path, String... headers) {
    PlainCalls.Reply reply = new PlainCalls(server.apiUrl()).get(path, headers);
    Contract.of(server.apiUrl()).checkOfContext("GET", path, reply.status(), reply.body());
    return reply;
  }

  @Test
  void versionsAreForAnybodyAtTheRootAndBelowItForThoseWithAToken() {
    String[] token = {"X-Auth-Token", "u:ab23"};
    assertThat(plain("/").status()).isEqualTo(300);
    PlainCalls.Reply versions = plain("/v3/", token);
    assertThat(versions.status()).isEqualTo(200);
    assertThat(versions.body()).isEqualTo(plain("/").body()).contains("\"version\":\"3.71\"");
    assertThat(versions.header("OpenStack-API-Version")).isEqualTo("volume 3.0");
    assertThat(versions.header("Vary")).isEqualTo("OpenStack-API-Version");
    PlainCalls.Reply elsewhere = plain("/v3", token);
    assertThat(elsewhere.status()).isEqualTo(302);
    assertThat(elsewhere.header("Location")).isEqualTo(server.apiUrl() + "/v3/");
    assertThat(
            plain("/v3/", "X-Auth-Token", "u:ab23", "OpenStack-API-Version", "volume 3.99")
                .status())
        .isEqualTo(406);
    assertThat(plain("/healthcheck").body()).isEqualTo("OK");
    assertThat(plain("/healthcheck", token).status()).isEqualTo(200);
  }

  @Test
  void linksHaveTheHostThatAProxySays() {
    String body = plain("/", "X-Forwarded-Host", "backup.example:8776").body();
    assertThat(body).contains("\"http://backup.example:8776/volume/v3/\"");
    assertThat(plain("/", "X-Forwarded-Host", "a\"b").body()).contains(server.apiUrl() + "/v3/");
  }

  @Test
  void filtersAreListedFromTheirVersionOn() {
    JsonArray filters =
        api.as("reader")
            .send("GET", "/resource_filters?resource=backup", null, "3.33")
            .expect(200)
            .getJsonArray("resource_filters");
    assertThat(filters)
        .hasToString("[{\"resource\":\"backup\",\"filters\":[\"name\",\"status\",\"volume_id\"]}]");
    assertThat(api.get("/resource_filters").expect(200).getJsonArray("resource_filters").size())
        .isGreaterThan(3);
    api.send("GET", "/resource_filters", null, "3.32").expectFault(404, "itemNotFound");
  }

  @Test
  void extensionsThatOldClientsLookForAreThere() {
    assertThat(api.get("/extensions").expect(200).getJsonArray("extensions"))
        .extracting(extension -> extension.asJsonObject().getString("alias"))
        .contains(
            "backups",
            "os-quota-sets",
            "os-admin-actions",
            "os-services",
            "os-availability-zone",
            "os-used-limits");
  }

  @Test
  void theDefaultTypeIsTheOnlyOneAndPublic() {
    String id = type("/types/default").getString("id");
    assertThat(type("/types/" + id).getString("name")).isEqualTo("__DEFAULT__");
    api.get("/types/__DEFAULT__").expectFault(404, "itemNotFound");
    assertThat(types("")).hasSize(1);
    assertThat(types("?is_public=None")).hasSize(1);
    assertThat(types("?is_public=true")).hasSize(1);
    assertThat(types("?is_public=False")).isEmpty();
    assertThat(
            api.as("reader").get("/types?is_public=False").expect(200).getJsonArray("volume_types"))
        .as("callers that are no administrators see the public ones, whatever they ask for")
        .hasSize(1);
    api.get("/types?is_public=perhaps").expectFault(400, "badRequest");
    api.as("nobody").get("/types").expectFault(403, "forbidden");
  }

  private jakarta.json.JsonObject type(String path) {
    return api.get(path).expect(200).getJsonObject("volume_type");
  }

  private JsonArray types(String query) {
    return api.get("/types" + query).expect(200).getJsonArray("volume_types");
  }
}
