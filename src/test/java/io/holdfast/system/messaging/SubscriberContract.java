package io.holdfast.system.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Api;
import io.holdfast.system.Rows;
import io.holdfast.system.RunningHoldfast;
import io.holdfast.system.VolumeData;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those hear who want to know what happens to backups. Passes on every broker. */
abstract class SubscriberContract {

  private static final String PROJECT = "ab62";
  private static final String SUBSCRIPTION = "watch";

  private final MessagingSystem system;
  private final RunningHoldfast server;
  private final Api api;
  private final MessageContract contract;

  SubscriberContract(MessagingSystem system) {
    this.system = system;
    this.server = system.server();
    this.api = new Api(server.apiUrl(), PROJECT);
    this.contract = new MessageContract(server.apiUrl());
  }

  @BeforeEach
  void roomInTheQuota() {
    new Rows(server).quota(PROJECT, 100);
  }

  /** This project's events up to one of a type; those of others may come between them. */
  private List<JsonObject> heard(String lastType) {
    try (ActiveMQConnectionFactory factory = factory();
        JMSContext jms = factory.createContext()) {
      JMSConsumer subscriber = subscriber(jms);
      List<JsonObject> events = new ArrayList<>();
      String type = "";
      while (!type.equals(lastType)) {
        TextMessage message = (TextMessage) subscriber.receive(30_000);
        assertThat(message).as("an event after %s", types(events)).isNotNull();
        JsonObject event = checked(message);
        if (event.getJsonObject("data").getString("tenant_id").equals(PROJECT)) {
          events.add(event);
          type = event.getString("type");
        }
      }
      return events;
    } catch (JMSException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private JsonObject checked(TextMessage message) throws JMSException {
    JsonObject event = contract.check("event", Scheduler.json(message.getText()));
    assertThat(message.getStringProperty("event_type")).isEqualTo(event.getString("type"));
    return event;
  }

  private ActiveMQConnectionFactory factory() {
    ActiveMQConnectionFactory factory =
        new ActiveMQConnectionFactory(
            system.address(), MessagingSystem.SUBSCRIBER, BrokerUsers.PASSWORD);
    factory.setClientID("monitoring");
    return factory;
  }

  private static JMSConsumer subscriber(JMSContext jms) {
    Topic topic = jms.createTopic("jms.topic.holdfast.events");
    return jms.createDurableConsumer(topic, SUBSCRIPTION);
  }

  private void subscribe() {
    try (ActiveMQConnectionFactory factory = factory();
        JMSContext jms = factory.createContext()) {
      subscriber(jms).close();
    }
  }

  private void unsubscribe() {
    try (ActiveMQConnectionFactory factory = factory();
        JMSContext jms = factory.createContext()) {
      jms.unsubscribe(SUBSCRIPTION);
    }
  }

  private static List<String> types(List<JsonObject> events) {
    return events.stream().map(event -> event.getString("type")).toList();
  }

  @Test
  void whoIsAwayMissesNothingOverARestart() {
    String volume = api.volume(1);
    subscribe();
    try {
      String backup = api.storedBackup(Json.createObjectBuilder().add("volume_id", volume));
      system.crash();
      api.deleteBackup(backup);

      List<JsonObject> events = heard("backup.delete.end");

      assertThat(types(events))
          .containsSubsequence(
              "backup.create.start",
              "backup.create.end",
              "backup.delete.start",
              "backup.delete.end");
      assertThat(events)
          .allSatisfy(event -> assertThat(event.getString("subject")).isEqualTo(backup));
      assertThat(events.stream().map(event -> event.getString("id")).distinct())
          .hasSameSizeAs(events);
    } finally {
      unsubscribe();
    }
  }

  @Test
  void aLongBackupTellsHowFarItIs() throws IOException {
    // One window after the other, so that it is long enough for some heartbeats.
    server.reconfigure(
        "add", Map.of("holdfast.heartbeat.interval", "1s", "holdfast.windows-in-flight", "1"));
    try {
      String volume = api.volume(1);
      for (int piece = 0; piece < 16; piece++) {
        VolumeData.random(server.volumeFile(volume), (long) piece << 26, 1 << 26, piece);
      }
      subscribe();
      api.storedBackup(Json.createObjectBuilder().add("volume_id", volume));

      List<JsonObject> events = heard("backup.create.end");

      List<Integer> percents =
          events.stream()
              .filter(event -> event.getString("type").equals("backup.create.progress"))
              .map(event -> event.getJsonObject("data").getInt("backup_percent"))
              .toList();
      assertThat(percents)
          .as(types(events).toString())
          .isNotEmpty()
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(percents).allMatch(percent -> percent > 0 && percent <= 100);
    } finally {
      unsubscribe();
      server.reconfigure(
          "remove", Map.of("holdfast.heartbeat.interval", "", "holdfast.windows-in-flight", ""));
    }
  }
}
