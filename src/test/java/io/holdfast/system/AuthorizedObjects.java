package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The objects of one project that the calls of {@link AuthorizedCalls} name. */
final class AuthorizedObjects {

  private final Rows rows;
  private final String project;
  private final Map<String, String> objects;

  /**
   * Makes them.
   *
   * @param owner an administrator in the project that they are to belong to
   */
  AuthorizedObjects(RunningHoldfast server, Api owner) {
    rows = new Rows(server);
    project = owner.project();
    rows.quota(project, 100);
    String fresh = owner.volume(1);
    String used = owner.volume(1);
    String broken = owner.volume(1);
    String full = owner.storedBackup(backupOf(used));
    owner.storedBackup(backupOf(used).add("incremental", true));
    String snapshot = owner.snapshot(used, false);
    leaveUnfinishedCopyOf(snapshot, owner);
    owner.attach(used);
    owner.post("/volumes/" + broken + "/action", Api.reset("error")).expect(202);
    owner.post("/snapshots/" + snapshot + "/action", Api.reset("backing-up")).expect(202);
    objects =
        Map.of(
            "{fresh}", fresh,
            "{used}", used,
            "{broken}", broken,
            "{full}", full,
            "{other}", owner.storedBackup(backupOf(used).add("force", true)),
            "{snapshot}", snapshot,
            "{project}", project,
            "{message}", UUID.randomUUID().toString());
  }

  /** Under which no snapshot can be deleted. */
  private static void leaveUnfinishedCopyOf(String snapshot, Api owner) {
    JsonObject wanted =
        Api.object(
            "volume", Json.createObjectBuilder().add("size", 1).add("snapshot_id", snapshot));
    String copy =
        owner.post("/volumes", wanted).expect(202).getJsonObject("volume").getString("id");
    owner.awaitVolume(copy, "available");
    owner.post("/volumes/" + copy + "/action", Api.reset("creating")).expect(202);
  }

  /** The object of a name in braces. */
  String id(String name) {
    return objects.get(name);
  }

  boolean has(String id) {
    return objects.containsValue(id);
  }

  /** A text with the objects in place of their names in braces. */
  String named(String text) {
    String named = text;
    for (Map.Entry<String, String> object : objects.entrySet()) {
      named = named.replace(object.getKey(), object.getValue());
    }
    return named;
  }

  /** The code that a caller is answered with. */
  int send(Api caller, AuthorizedCall call) {
    rows.message(id("{message}"), project);
    String body = call.body() == null ? null : named(call.body());
    return caller.send(call.method(), named(call.path()), body, "3.71").code();
  }

  /**
   * What is answered otherwise than the table says.
   *
   * @param own callers of the project that owns the objects, by role; the empty role is none
   * @param others callers of another project
   * @return one line for each difference
   */
  List<String> differences(
      AuthorizedCall call,
      List<String> roles,
      Function<String, Api> own,
      Function<String, Api> others) {
    List<String> differences = new ArrayList<>();
    for (String role : roles) {
      compare("own " + role, call.toOwner(role), send(own.apply(role), call), differences);
      compare("other " + role, call.toStranger(role), send(others.apply(role), call), differences);
    }
    return differences;
  }

  private static void compare(String who, int expected, int answered, List<String> differences) {
    if (expected != answered) {
      differences.add(who + ": " + answered + " instead of " + expected);
    }
  }
}
