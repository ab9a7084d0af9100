package io.holdfast.system.session;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares an answer with the recorded one: status, the headers of the API, body. */
final class AnswerComparison {

  private static final String REQUEST_ID = "x-openstack-request-id";
  private static final List<String> HEADERS =
      List.of(
          "OpenStack-API-Version",
          "Vary",
          "Content-Type",
          "Retry-After",
          "Location",
          "WWW-Authenticate");
  private static final List<String> REQUEST_IDS = List.of(REQUEST_ID, "x-compute-request-id");
  private static final String REQUEST_ID_FORM =
      "req-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  private final Step step;
  private final OurAnswer here;
  private final Substitution substitution;
  private final List<String> differences = new ArrayList<>();

  AnswerComparison(Step step, OurAnswer here, Substitution substitution) {
    this.step = step;
    this.here = here;
    this.substitution = substitution;
  }

  /** What differs. Of an answer with another status, only that it is a fault of the API's form. */
  List<String> differences() {
    if (here.status() == step.answer().status()) {
      HEADERS.forEach(this::compareHeader);
      REQUEST_IDS.forEach(this::compareRequestId);
      compareBody();
    } else {
      differences.add("status " + step.answer().status() + ", here " + here.status());
      compareRequestId(REQUEST_ID);
      requireFault();
    }
    return differences;
  }

  private void compareHeader(String name) {
    Optional<String> recorded = Optional.ofNullable(step.answer().headers().get(name));
    Optional<String> ours = here.header(name);
    if (recorded.isEmpty() && ours.isPresent()) {
      differences.add("header " + name + " only here");
    } else if (!recorded.map(substitution::of).equals(ours)) {
      differences.add("header " + name + " " + word(recorded) + ", here " + word(ours));
    }
  }

  private static String word(Optional<String> value) {
    return value.map(text -> "\"" + text + "\"").orElse("absent");
  }

  private void compareRequestId(String name) {
    boolean recorded = step.answer().headers().containsKey(name);
    Optional<String> ours = here.header(name);
    if (recorded && !ours.map(id -> id.matches(REQUEST_ID_FORM)).orElse(false)) {
      differences.add("header " + name + " is no request id here: " + word(ours));
    }
  }

  private void compareBody() {
    JsonValue recorded = step.answer().body();
    if (step.answer().cutOff()) {
      requireFault();
    } else if (recorded != null && here.body() != null) {
      differences.addAll(new BodyComparison(substitution).differences(recorded, here.body()));
    } else if (recorded != null || here.body() != null) {
      differences.add(recorded == null ? "body only here" : "body is absent here");
    }
  }

  private void requireFault() {
    boolean fault =
        here.status() < 400
            || here.body() instanceof JsonObject body
                && body.size() == 1
                && body.values().iterator().next() instanceof JsonObject inner
                && inner.getInt("code", 0) == here.status()
                && !inner.getString("message", "").isBlank();
    if (!fault) {
      differences.add("body is no fault here: " + here.body());
    }
  }
}
