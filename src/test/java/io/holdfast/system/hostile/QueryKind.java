package io.holdfast.system.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.system.contract.Operation;
import java.util.ArrayList;
import java.util.List;

/** Odd parameters of calls that only read. Threads: one. */
final class QueryKind implements Kind {

  private static final List<String> KEYS =
      List.of(
          "deleted",
          "id",
          "host",
          "metadata",
          "size",
          "created_at",
          "updated_at",
          "display_name",
          "parent",
          "volume",
          "attachments",
          "previousStatus",
          "class",
          "volume_id~",
          "status~",
          "id~",
          "metadata~",
          "created_at~",
          "size~",
          "~",
          "",
          "cascade",
          "glance_metadata",
          "changes-since",
          "is_up",
          "tenant_id",
          "limit[]",
          "__proto__");

  private static final List<String> VALUES =
      List.of(
          "0",
          "1",
          "-1",
          "1000",
          "1001",
          "2147483647",
          "2147483648",
          "9223372036854775808",
          "1e3",
          "1.0",
          " 1",
          "+1",
          "0x1",
          "\u0661",
          "asc",
          "desc",
          "created_at",
          "id:asc",
          "name:asc,status:desc,size",
          "status:sideways",
          ":",
          ",",
          "::",
          ",,,",
          "a:asc:desc",
          "created_at:asc,".repeat(200),
          "True",
          "yes",
          "maybe",
          "available",
          "{'k': 'v'}",
          "{\"k\": \"v\"}",
          "{'k': ['v']}",
          "{'a': {'b': 'c'}}",
          "{",
          "in:a,b",
          "in:",
          "2026-01-01T00:00:00",
          "gt:2026-01-01",
          "not-a-date",
          "9999999999-99-99",
          "00000000-1111-4222-8333-444444444444");

  private final Surface surface;
  private final Chance chance;
  private final Callers callers;
  private final HostileTexts texts;

  QueryKind(Surface surface) {
    this.surface = surface;
    this.chance = surface.chance();
    this.callers = new Callers(chance);
    this.texts = new HostileTexts(chance);
  }

  @Override
  public HostileRequest next() {
    Operation operation = surface.operation(known -> known.verb().equals("GET"));
    List<String> parameters = new ArrayList<>();
    for (int more = chance.oneIn(50) ? 900 : chance.below(6); more >= 0; more--) {
      parameters.add(parameter(operation));
    }
    String target = surface.target(operation, chance::uuid) + "?" + String.join("&", parameters);
    return HostileRequest.of("query", "GET", target, callers.any(), null);
  }

  private String parameter(Operation operation) {
    String name =
        chance.oneIn(5) ? chance.oneIn(3) ? texts.brief() : chance.one(KEYS) : known(operation);
    String value = chance.oneIn(2) ? texts.brief() : chance.one(VALUES);
    return switch (chance.below(10)) {
      case 0 -> UrlText.raw(name) + "=" + UrlText.raw(value);
      case 1 -> UrlText.encoded(name);
      case 2 ->
          UrlText.encoded(name)
              + "=%"
              + chance.of("", "z", "zz", "C0%AF", "ED%A0%80", "FF", "u0041");
      default -> UrlText.encoded(name) + "=" + UrlText.encoded(value);
    };
  }

  private String known(Operation operation) {
    List<JsonNode> parameters = new ArrayList<>();
    operation.definition().path("parameters").forEach(parameters::add);
    if (parameters.isEmpty()) {
      return chance.one(KEYS);
    }
    return surface.contract().resolved(chance.one(parameters)).get("name").asText();
  }
}
