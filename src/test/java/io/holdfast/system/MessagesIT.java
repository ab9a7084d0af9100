package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users are told why accepted work failed, and nothing else. */
class MessagesIT {

  private static final String FAILED_JOBS =
      "jobs where state = 'failed' and project_id = 'ab24'"
          + " and action in ('backup.create', 'backup.restore', 'backup.delete')";

  /** Messages that a test let expire; their failures are still in the rows. */
  private static long removed;

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab24");
  private final Rows rows = new Rows(server);

  @BeforeEach
  void roomInTheQuota() {
    rows.quota(api.project(), 100);
  }

  @AfterEach
  void thereAreAsManyMessagesAsFailures() {
    assertThat(rows.count("messages where project_id = 'ab24'") + removed)
        .isEqualTo(rows.count(FAILED_JOBS));
  }

  private String failingBackup() throws IOException {
    String volume = api.volume(1);
    Files.delete(server.volumeFile(volume));
    String backup =
        api.backup(backupOf(volume)).expect(202).getJsonObject("backup").getString("id");
    api.awaitBackup(backup, "error");
    return backup;
  }

  private JsonObject onlyMessageAbout(String backup) {
    JsonArray messages = listed(api.as("reader"), "?resource_uuid=" + backup);
    assertThat(messages).hasSize(1);
    return messages.getJsonObject(0);
  }

  private static JsonArray listed(Api caller, String query) {
    return caller.get("/messages" + query).expect(200).getJsonArray("messages");
  }

  @Test
  void aFailedBackupLeavesOneMessageThatItsProjectSees() throws IOException {
    String backup = failingBackup();

    JsonObject message = onlyMessageAbout(backup);

    assertThat(message.getString("event_id")).isEqualTo("VOLUME_VOLUME_BACKUP_013_021");
    assertThat(message.getString("user_message")).startsWith("create backup:The volume");
    assertThat(message.getString("message_level")).isEqualTo("ERROR");
    assertThat(message.getString("resource_type")).isEqualTo("VOLUME_BACKUP");
    assertThat(message.getString("request_id"))
        .isEqualTo(rows.text("select request_id from jobs where backup_id = '" + backup + "'"));
    LocalDateTime created = LocalDateTime.parse(message.getString("created_at"));
    assertThat(LocalDateTime.parse(message.getString("guaranteed_until")))
        .isEqualTo(created.plusDays(30));
    assertThat(
            api.as("reader")
                .get("/messages/" + message.getString("id"))
                .expect(200)
                .getJsonObject("message"))
        .isEqualTo(message);
  }

  @Test
  void anotherProjectSeesNoneUnlessItsCallerIsAnAdministratorThatAsks() throws IOException {
    String id = onlyMessageAbout(failingBackup()).getString("id");
    Api other = new Api(server.apiUrl(), "ab25");

    assertThat(listed(other.as("member"), "")).isEmpty();
    assertThat(listed(other.as("member"), "?all_tenants=1")).isEmpty();
    other.as("member").get("/messages/" + id).expectFault(404, "itemNotFound");
    other.as("member").delete("/messages/" + id).expectFault(404, "itemNotFound");
    assertThat(listed(other, "")).isEmpty();
    assertThat(listed(other, "?all_tenants=1&project_id=ab24")).isNotEmpty();
    other.get("/messages/" + id).expect(200);
  }

  @Test
  void aMemberDeletesAMessageAndAReaderDoesNot() throws IOException {
    String backup = failingBackup();
    String path = "/messages/" + onlyMessageAbout(backup).getString("id");

    api.as("reader").delete(path).expectFault(403, "forbidden");
    api.as("nobody").get("/messages").expectFault(403, "forbidden");
    api.as("nobody").get(path).expectFault(403, "forbidden");
    api.as("member").delete(path).expect(204);

    api.get(path).expectFault(404, "itemNotFound");
    api.delete(path).expectFault(404, "itemNotFound");
    assertThat(listed(api, "?resource_uuid=" + backup)).isEmpty();
  }

  @Test
  void aFailedRestoreIsToldToo() throws IOException {
    String volume = api.volume(1);
    VolumeData.mixed(server.volumeFile(volume), 24);
    String backup = api.storedBackup(backupOf(volume));
    server.flipByteIn(backup, "-00001");
    String target = api.startRestore(backup, null);
    api.awaitVolume(target, "error");

    assertThat(onlyMessageAbout(backup).getString("event_id"))
        .isEqualTo("VOLUME_VOLUME_BACKUP_015_026");
  }

  @Test
  void aFailedDeleteIsToldToo() throws IOException {
    String volume = api.volume(1);
    VolumeData.mixed(server.volumeFile(volume), 25);
    String backup = api.storedBackup(backupOf(volume));
    Path object =
        server.repositoryFilesOf(backup).stream()
            .filter(file -> file.toString().endsWith("-00001"))
            .findFirst()
            .orElseThrow();
    Files.delete(object);
    Files.createDirectories(object.resolve("in-the-way"));
    try {
      api.delete("/backups/" + backup).expect(202);
      api.awaitBackup(backup, "error");
    } finally {
      Files.delete(object.resolve("in-the-way"));
      Files.delete(object);
    }

    assertThat(onlyMessageAbout(backup).getString("event_id"))
        .isEqualTo("VOLUME_VOLUME_BACKUP_014_025");
  }

  @Test
  void whatGoesWellIsNotTold() {
    String volume = api.volume(1);
    String backup = api.storedBackup(backupOf(volume));
    api.restore(backup, volume);
    assertThat(listed(api, "?resource_uuid=" + backup)).isEmpty();
    api.deleteBackup(backup);
    assertThat(listed(api, "?resource_uuid=" + backup)).isEmpty();
  }

  @Test
  void pagesAndOrderComeWithTheirVersion() throws IOException {
    failingBackup();
    failingBackup();
    Answer first = api.send("GET", "/messages?limit=1&sort=created_at:asc", null, "3.5");
    assertThat(first.expect(200).getJsonArray("messages")).hasSize(1);
    assertThat(first.body().getJsonArray("messages_links").getJsonObject(0).getString("href"))
        .contains("marker=" + id(first, 0));
    Answer second =
        api.send(
            "GET", "/messages?limit=1&sort=created_at:asc&marker=" + id(first, 0), null, "3.5");
    assertThat(id(second, 0)).isNotEqualTo(id(first, 0));

    Answer old = api.send("GET", "/messages?limit=1&nonsense=x", null, "3.3");
    assertThat(old.expect(200).getJsonArray("messages")).hasSizeGreaterThan(1);
    api.send("GET", "/messages", null, "3.2").expectFault(404, "itemNotFound");
    api.send("GET", "/messages/" + id(first, 0), null, "3.2").expectFault(404, "itemNotFound");
    api.send("DELETE", "/messages/" + id(first, 0), null, "3.2").expectFault(404, "itemNotFound");
  }

  private static String id(Answer list, int index) {
    return list.expect(200).getJsonArray("messages").getJsonObject(index).getString("id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"event_id=x", "message_level=WARNING", "request_id=x", "resource_type=x"})
  void filtersLeaveOnlyWhatTheyName(String filter) throws IOException {
    failingBackup();
    assertThat(listed(api.as("reader"), "?" + filter)).isEmpty();
    assertThat(listed(api.as("reader"), "?message_level=ERROR")).isNotEmpty();
    api.as("reader").get("/messages?cake=x").expectFault(400, "badRequest");
    api.get("/messages?limit=-1").expectFault(400, "badRequest");
    api.get("/messages?sort=cake").expectFault(400, "badRequest");
    api.get("/messages?marker=cake").expectFault(404, "itemNotFound");
  }

  @Test
  void anExpiredMessageIsRemovedAndTheOthersStay() throws IOException {
    String expired = onlyMessageAbout(failingBackup()).getString("id");
    String young = onlyMessageAbout(failingBackup()).getString("id");
    rows.expireMessage(expired);

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> rows.count("messages where id = '" + expired + "'") == 0);
    removed++;
    assertThat(rows.count("messages where id = '" + young + "'")).isEqualTo(1);
  }
}
