package io.holdfast.system.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.Api;
import io.holdfast.system.Rows;
import io.holdfast.system.RunningHoldfast;
import io.holdfast.system.VolumeData;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Requests by message: done once, answered, and refused as REST would refuse them. Passes on every
 * broker.
 */
abstract class ProducerContract {

  private static final String PROJECT = RunningHoldfast.GRANTED_PROJECT;
  private static final String USER = MessagingSystem.PRODUCER;

  private final MessagingSystem system;
  private final RunningHoldfast server;
  private final String address;
  private final Api api;
  private final Rows rows;
  private final MessageContract contract;
  private Scheduler scheduler;

  ProducerContract(MessagingSystem system) {
    this.system = system;
    this.server = system.server();
    this.address = system.address();
    this.api = new Api(server.apiUrl(), PROJECT);
    this.rows = new Rows(server);
    this.contract = new MessageContract(server.apiUrl());
  }

  @BeforeEach
  void connect() {
    rows.quota(PROJECT, 1000);
    scheduler = new Scheduler(address, USER, PROJECT);
  }

  @AfterEach
  void disconnect() {
    scheduler.close();
  }

  private JsonObject accepted(JsonObject reply) {
    assertThat(reply.getString("status")).as(reply.toString()).isEqualTo("accepted");
    return contract.check("accepted", reply);
  }

  private void refused(JsonObject reply, int code, String... words) {
    assertThat(reply.getString("status")).as(reply.toString()).isEqualTo("refused");
    contract.check("refused", reply);
    assertThat(reply.getInt("code")).as(reply.toString()).isEqualTo(code);
    for (String word : words) {
      assertThat(reply.getString("message")).contains(word);
    }
  }

  private JsonObjectBuilder create(String volume) {
    return scheduler.request("create").add("volume_id", volume);
  }

  @Test
  void aBackupIsMadeShownRestoredAndDeletedAndEachEndIsTold() throws IOException {
    String volume = api.volume(1);
    VolumeData.mixed(server.volumeFile(volume), 61);
    JsonObjectBuilder create =
        create(volume)
            .add("name", "by message")
            .add("metadata", Json.createObjectBuilder().add("key", "value"))
            .add("result", true);
    JsonObject made = accepted(scheduler.ask(create));
    String backup = made.getJsonObject("create").getString("backup_id");
    JsonObject end = contract.check("result", scheduler.result());
    assertThat(end.getString("status")).isEqualTo("finished");
    assertThat(end.getString("openstack_request_id"))
        .isEqualTo(made.getString("openstack_request_id"));
    JsonObject shown = api.showBackup(backup);
    assertThat(shown.getString("status")).isEqualTo("available");
    assertThat(shown.getString("name")).isEqualTo("by message");
    assertThat(shown.getJsonObject("metadata").getString("key")).isEqualTo("value");

    JsonObject state = accepted(scheduler.ask(of("status", backup))).getJsonObject("backup");
    assertThat(state.getString("status")).isEqualTo("available");
    assertThat(state.getString("volume_id")).isEqualTo(volume);

    JsonObject restore = accepted(scheduler.ask(of("restore", backup).add("result", true)));
    String restored = restore.getJsonObject("restore").getString("volume_id");
    assertThat(scheduler.result().getString("status")).isEqualTo("finished");
    assertThat(VolumeData.mismatch(server.volumeFile(volume), server.volumeFile(restored)))
        .isEqualTo(-1);

    accepted(scheduler.ask(of("delete", backup).add("result", true)));
    assertThat(scheduler.result().getString("status")).isEqualTo("finished");
    api.get("/backups/" + backup).expectFault(404, "itemNotFound");
    scheduler.hearsNothingMore();
  }

  private JsonObjectBuilder of(String action, String backup) {
    return scheduler.request(action).add("backup_id", backup);
  }

  @Test
  void aMapWithTheSameFieldsIsTheSameRequest() throws JMSException {
    String volume = api.volume(1);
    MapMessage map = scheduler.jms().createMapMessage();
    map.setString("action", "create");
    map.setString("project_id", PROJECT);
    map.setString("volume_id", volume);
    map.setString("metadata.site", "north");
    map.setBoolean("force", false);
    String backup = accepted(scheduler.ask(map)).getJsonObject("create").getString("backup_id");
    api.awaitBackup(backup, "available");
    assertThat(api.showBackup(backup).getJsonObject("metadata").getString("site"))
        .isEqualTo("north");

    MapMessage wrong = scheduler.jms().createMapMessage();
    wrong.setString("action", "create");
    wrong.setDouble("volume_id", 1.5);
    refused(scheduler.ask(wrong), 400, "volume_id", "whole number");
  }

  @Test
  void aFailureIsToldWithItsReason() throws IOException {
    String volume = api.volume(1);
    Files.delete(server.volumeFile(volume));
    accepted(scheduler.ask(create(volume).add("result", true)));

    JsonObject end = contract.check("result", scheduler.result());

    assertThat(end.getString("status")).isEqualTo("failed");
    assertThat(end.getJsonObject("backup").getString("fail_reason")).isNotBlank();
  }

  private JsonObject askApart(String text) {
    try (Scheduler other = new Scheduler(address, USER, PROJECT)) {
      return other.ask(other.jms().createTextMessage(text));
    }
  }

  @Test
  void theSameRequestIsDoneOnceHoweverOftenItComes() throws Exception {
    String volume = api.volume(1);
    String id = "night-" + UUID.randomUUID();
    String text = create(volume).add("request_id", id).build().toString();
    List<CompletableFuture<JsonObject>> others = new ArrayList<>();
    for (int other = 0; other < 6; other++) {
      others.add(CompletableFuture.supplyAsync(() -> askApart(text)));
    }
    JsonObject first = accepted(scheduler.ask(scheduler.jms().createTextMessage(text)));
    for (CompletableFuture<JsonObject> other : others) {
      assertThat(other.get()).isEqualTo(first);
    }
    scheduler.close();

    server.kill();
    server.start();
    scheduler = new Scheduler(address, USER, PROJECT);

    assertThat(scheduler.ask(scheduler.jms().createTextMessage(text))).isEqualTo(first);
    assertThat(rows.count("backups where volume_id = '" + volume + "'")).isEqualTo(1);
    refused(
        scheduler.ask(create(volume).add("request_id", id).add("name", "x")), 409, "request_id");
    api.awaitBackup(first.getJsonObject("create").getString("backup_id"), "available");
  }

  @Test
  void whatRestWouldRefuseIsRefusedInItsWordsAndNothingChanges() {
    String volume = api.volume(1);
    rows.quota(
        PROJECT,
        "backups",
        (int) rows.count("backups where project_id = '" + PROJECT + "' and not deleted"));
    refused(scheduler.ask(create(volume)), 413, "backups");
    rows.quota(PROJECT, 1000);
    refused(scheduler.ask(create(volume).add("name", "n".repeat(256))), 400, "name", "255");
    refused(scheduler.ask(create(volume).add("colour", "red")), 400, "colour");
    refused(scheduler.ask(create("no-id")), 400, "volume_id");
    refused(scheduler.ask(create(UUID.randomUUID().toString())), 404);
    refused(scheduler.ask(scheduler.request("burn")), 400, "action");
    refused(scheduler.ask(scheduler.jms().createTextMessage("{")), 400);
    refused(scheduler.ask(scheduler.jms().createTextMessage("[".repeat(5000))), 400);
    refused(scheduler.ask(scheduler.jms().createTextMessage(" ".repeat(70_000))), 400, "65536");
    refused(scheduler.ask(scheduler.jms().createObjectMessage("x")), 400, "TextMessage");

    assertThat(api.volumeStatus(volume)).isEqualTo("available");
    assertThat(rows.count("backups where volume_id = '" + volume + "'")).isZero();
    assertThat(rows.count("producer_requests where answer = ''")).isZero();
  }

  @Test
  void aRefusedRequestWithoutAnAddressIsADeadLetterThatAnOperatorSendsAgain() throws Exception {
    system.removeDead();
    String volume = api.volume(1);
    rows.quota(PROJECT, "backups", 0);
    scheduler.send(
        scheduler.jms().createProducer(),
        scheduler.jms().createTextMessage(create(volume).build().toString()));
    await().atMost(Duration.ofSeconds(30)).until(() -> system.dead() == 1);
    assertThat(system.deadLetters()).contains("holdfast_reason", "413", "backups");

    rows.quota(PROJECT, 1000);
    system.sendDeadAgain();

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> rows.count("backups where volume_id = '" + volume + "'") == 1);
    assertThat(system.dead()).isZero();
    api.awaitBackup(
        rows.text("select id from backups where volume_id = '" + volume + "'"), "available");
  }

  @Test
  void aRequestThatFailsAgainAndAgainIsAnsweredAndKeptAndDoneOnceItCanBe() {
    system.removeDead();
    String volume = api.volume(1);
    String made = "backups where volume_id = '" + volume + "'";
    rows.execute("alter table producer_requests rename to out_of_the_way");
    try {
      JsonObject answer = scheduler.ask(create(volume), Duration.ofSeconds(90));
      refused(answer, 503, "failed 5 times", "log");
    } finally {
      rows.execute("alter table out_of_the_way rename to producer_requests");
    }
    assertThat(rows.count(made)).isZero();
    assertThat(api.volumeStatus(volume)).isEqualTo("available");
    await().atMost(Duration.ofSeconds(30)).until(() -> system.dead() == 1);

    system.sendDeadAgain();

    await().atMost(Duration.ofSeconds(30)).until(() -> rows.count(made) == 1);
    accepted(scheduler.result());
    api.awaitBackup(rows.text("select id from " + made), "available");
  }

  @Test
  void aRequestThatExpiresInTheQueueIsNotDone() {
    String volume = api.volume(1);
    system.pauseRequests();
    try {
      scheduler.send(
          scheduler.jms().createProducer().setTimeToLive(1000),
          scheduler.jms().createTextMessage(create(volume).build().toString()));
      await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
    } finally {
      system.resumeRequests();
    }
    refused(scheduler.ask(create(UUID.randomUUID().toString())), 404);
    assertThat(rows.count("backups where volume_id = '" + volume + "'")).isZero();
    assertThat(api.volumeStatus(volume)).isEqualTo("available");
  }

  @Test
  void whoLeavesBeforeTheAnswerHasTheRequestDone() {
    String volume = api.volume(1);
    system.pauseRequests();
    try (Scheduler leaving = new Scheduler(address, USER, PROJECT)) {
      leaving.send(
          leaving.jms().createProducer().setJMSReplyTo(leaving.jms().createTemporaryQueue()),
          leaving.jms().createTextMessage(create(volume).build().toString()));
    }
    system.resumeRequests();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> rows.count("backups where volume_id = '" + volume + "'") == 1);
    api.awaitBackup(
        rows.text("select id from backups where volume_id = '" + volume + "'"), "available");
  }

  @Test
  void anAnswerWaitsInANamedQueueForWhoComesLater() throws Exception {
    String volume = api.volume(1);
    String queue = "jms.queue.holdfast.replies.night";
    scheduler.send(
        scheduler.jms().createProducer().setJMSReplyTo(scheduler.jms().createQueue(queue)),
        scheduler.jms().createTextMessage(create(volume).add("result", true).build().toString()));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                rows.count("backups where volume_id = '" + volume + "' and status = 'available'")
                    == 1);
    try (Scheduler later = new Scheduler(address, USER, PROJECT)) {
      var consumer = later.jms().createConsumer(later.jms().createQueue(queue));
      TextMessage acceptance = (TextMessage) consumer.receive(10_000);
      TextMessage end = (TextMessage) consumer.receive(10_000);
      accepted(Scheduler.json(acceptance.getText()));
      assertThat(Scheduler.json(end.getText()).getString("status")).isEqualTo("finished");
      assertThat(end.getJMSCorrelationID()).isEqualTo(acceptance.getJMSCorrelationID());
    }
  }

  @Test
  void theIdsOfTheCallerGoIntoTheLogAndTheEvents() throws Exception {
    String volume = api.volume(1);
    String global = "req-" + UUID.randomUUID();
    String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory(
                address, MessagingSystem.SUBSCRIBER, BrokerUsers.PASSWORD);
        JMSContext reader = factory.createContext()) {
      JMSConsumer events = reader.createConsumer(reader.createTopic("jms.topic.holdfast.events"));
      Message message = scheduler.jms().createTextMessage(create(volume).build().toString());
      message.setStringProperty("x_openstack_request_id", global);
      message.setStringProperty("traceparent", parent);
      String backup =
          accepted(scheduler.ask(message)).getJsonObject("create").getString("backup_id");
      for (String type : new String[] {"backup.create.start", "backup.create.end"}) {
        JsonObject event =
            contract.check(
                "event", Scheduler.json(((TextMessage) events.receive(30_000)).getText()));
        assertThat(event.getString("type")).isEqualTo(type);
        assertThat(event.getString("subject")).isEqualTo(backup);
        assertThat(event.getString("traceparent")).isEqualTo(parent);
        assertThat(event.getString("globalrequestid")).isEqualTo(global);
      }
      assertThat(server.logOf("HOLDFAST", "[" + global)).contains(parent);
    }
  }
}
