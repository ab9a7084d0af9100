package io.holdfast.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the OpenAPI document of a running server promises. Threads: any. */
public final class Contract {

  private static final Map<String, Contract> CONTRACTS = new ConcurrentHashMap<>();
  private static final String NEWEST = "3.71";
  private static final String JSON = "application/json";

  private final JsonNode document;
  private final List<Operation> operations;
  private final Map<String, Schemas> schemasByVersion = new ConcurrentHashMap<>();

  private Contract(JsonNode document) {
    this.document = document;
    this.operations = Operation.of(document);
  }

  /**
   * The contract of a server, read from it once.
   *
   * @param base as {@code http://127.0.0.1:8080/volume}
   */
  public static Contract of(String base) {
    return CONTRACTS.computeIfAbsent(base, Contract::read);
  }

  private static Contract read(String base) {
    try {
      return new Contract(new ObjectMapper().readTree(URI.create(base + "/openapi.json").toURL()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** All operations, in the document's order. */
  public List<Operation> operations() {
    return operations;
  }

  /**
   * Fails unless the document has this answer to this request.
   *
   * @param path below the version and the project, without its query
   * @param version asked for, as {@code 3.71}
   * @param body text, empty if there was none
   */
  public void check(String verb, String path, String version, int status, String body) {
    String exchange = verb + " " + path + " at " + version + " answered " + status + " " + body;
    Optional<Operation> operation =
        operations.stream().filter(known -> known.matches(verb, path)).findFirst();
    JsonNode response =
        operation.isPresent() ? response(operation.get(), status) : undocumented(status);
    assertThat(response).as("documented answer to " + exchange).isNotNull();
    JsonNode schema = response.at("/content/" + JSON.replace("/", "~1") + "/schema");
    boolean optional = response.path("x-body-optional").asBoolean();
    if (schema.isMissingNode() || optional && body.isEmpty()) {
      assertThat(body).as("undocumented body: " + exchange).isEmpty();
    } else {
      assertThat(violations(schemas(version).compiled(schema), body)).as(exchange).isEmpty();
    }
  }

  /**
   * Fails unless the document has this answer to a request for a path that is not below the
   * version.
   *
   * @param path below the context, such as {@code /healthcheck}
   */
  public void checkOfContext(String verb, String path, int status, String body) {
    JsonNode response =
        operations.stream()
            .filter(known -> known.isOfContext(verb, path))
            .findFirst()
            .map(known -> response(known, status))
            .orElse(null);
    assertThat(response).as("documented answer %d to %s %s", status, verb, path).isNotNull();
    JsonNode content = response.path("content");
    if (content.has("text/plain")) {
      assertThat(body).isEqualTo(content.at("/text~1plain/schema/const").asText());
    } else if (content.has(JSON)) {
      JsonSchema schema = schemas(NEWEST).compiled(content.get(JSON).get("schema"));
      assertThat(violations(schema, body)).as(body).isEmpty();
    } else {
      assertThat(body).isEmpty();
    }
  }

  private static List<String> violations(JsonSchema schema, String body) {
    try {
      return schema.validate(body, InputFormat.JSON).stream().map(Object::toString).toList();
    } catch (IllegalArgumentException noJson) {
      return List.of("the body is no JSON: " + noJson);
    }
  }

  /** Only a 404 may be the answer to a call that there is not. */
  private JsonNode undocumented(int status) {
    return status == 404 ? document.at("/components/responses/NotFound") : null;
  }

  /** The answer with just this code: one of a range, such as 4XX, promises nothing. */
  private JsonNode response(Operation operation, int status) {
    JsonNode response = operation.definition().get("responses").get(Integer.toString(status));
    return response == null ? null : resolved(response);
  }

  /** What a node refers to, itself if to nothing. */
  public JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** The rules of a version; what is out of range has the faults of the newest. */
  private Schemas schemas(String version) {
    String known = version.matches("3\\.\\d{1,2}") ? version : NEWEST;
    return schemasByVersion.computeIfAbsent(
        known, wanted -> new Schemas(document.get("components"), wanted));
  }
}
