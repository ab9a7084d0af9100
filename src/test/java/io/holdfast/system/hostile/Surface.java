package io.holdfast.system.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.system.contract.Contract;
import io.holdfast.system.contract.Operation;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be called. Threads: one.
 *
 * @param contract of the server
 * @param context path of the application, as {@code /volume}
 * @param chance chooses
 */
record Surface(Contract contract, String context, Chance chance) {

  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

  Operation operation(Predicate<Operation> wanted) {
    return chance.one(operations(wanted));
  }

  List<Operation> operations(Predicate<Operation> wanted) {
    return contract.operations().stream().filter(wanted).toList();
  }

  static boolean withBody(Operation operation) {
    return operation.definition().has("requestBody");
  }

  static boolean withParameter(Operation operation) {
    return operation.path().contains("{");
  }

  /** True if whoever may call it needs no object of the project to change something. */
  static boolean changesLimits(Operation operation) {
    return operation.path().startsWith("/os-quota") && !operation.verb().equals("GET");
  }

  /** Somebody whose call of an operation is refused, if it names no object that there is. */
  Map<String, String> refusable(Operation operation, Callers callers) {
    return changesLimits(operation) ? callers.powerless() : callers.any();
  }

  /** The target of an operation; every parameter gets a value of its own. */
  String target(Operation operation, Supplier<String> parameter) {
    Matcher parameters = PARAMETER.matcher(operation.path());
    String path = parameters.replaceAll(found -> Matcher.quoteReplacement(parameter.get()));
    if (!operation.belowVersion()) {
      return context + path;
    }
    String project = chance.oneIn(3) ? "/" + Callers.PROJECT : "";
    return context + "/v3" + project + path;
  }

  /** The schema of an operation's body. */
  JsonNode bodySchema(Operation operation) {
    return operation.definition().at("/requestBody/content/application~1json/schema");
  }
}
