package io.holdfast.system.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.Api;
import io.holdfast.system.Rows;
import io.holdfast.system.RunningHoldfast;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody does by messages what is not theirs to do. Passes on every broker. */
abstract class AccessContract {

  private static final String PROJECT = RunningHoldfast.GRANTED_PROJECT;
  private static final String USER = MessagingSystem.PRODUCER;
  private static final String EVENTS = "jms.topic.holdfast.events";

  private final MessagingSystem system;
  private final String address;
  private final Api api;
  private final Rows rows;
  private final MessageContract contract;
  private Scheduler scheduler;

  AccessContract(MessagingSystem system) {
    this.system = system;
    this.address = system.address();
    this.api = new Api(system.server().apiUrl(), PROJECT);
    this.rows = new Rows(system.server());
    this.contract = new MessageContract(system.server().apiUrl());
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

  private static String queue(String name) {
    return "jms.queue.holdfast." + name;
  }

  private void refused(JsonObject reply) {
    contract.check("refused", reply);
    assertThat(reply.getInt("code")).as(reply.toString()).isEqualTo(403);
    assertThat(reply.getString("message")).contains("project_id");
  }

  @Test
  void aProducerActsForItsProjectsOnlyAndCannotSayThatItIsAnother() throws JMSException {
    String volume = api.volume(1);
    try (Scheduler stranger = new Scheduler(address, MessagingSystem.STRANGER, PROJECT)) {
      refused(stranger.ask(stranger.request("create").add("volume_id", volume)));
      Message forged =
          stranger
              .jms()
              .createTextMessage(
                  stranger.request("create").add("volume_id", volume).build().toString());
      forged.setStringProperty("JMSXUserID", USER);
      forged.setStringProperty("holdfast_sender", USER);
      refused(stranger.ask(forged));
    }
    assertThat(rows.count("backups where volume_id = '" + volume + "'")).isZero();
    assertThat(system.server().logOf("HOLDFAST00800", MessagingSystem.STRANGER)).contains(PROJECT);
  }

  @Test
  void whoHasNoRightWordStaysOutside() {
    assertThatThrownBy(
            () -> new ActiveMQConnectionFactory(address, USER, "wrong").createContext().start())
        .isInstanceOf(JMSSecurityRuntimeException.class);
  }

  @Test
  void aProducerReadsNothingButAnswersAndSendsNothingButRequests() {
    for (String name : List.of("jobs", "volumes", "dead", "requests")) {
      cannotRead(USER, name);
    }
    cannotSend(USER, "jobs");
    cannotSubscribe(USER);
  }

  @Test
  void aSubscriberReadsAndSendsNothingElse() {
    for (String name : List.of("jobs", "dead", "requests", "replies.night")) {
      cannotRead(MessagingSystem.SUBSCRIBER, name);
    }
    cannotSend(MessagingSystem.SUBSCRIBER, "requests");
  }

  @Test
  void anOperatorTakesDeadLettersButNoRequestsAndNoAnswers() throws JMSException {
    system.removeDead();
    scheduler.send(
        scheduler.jms().createProducer(), scheduler.jms().createTextMessage("{\"action\": 1}"));
    await().atMost(Duration.ofSeconds(30)).until(() -> system.dead() == 1);
    try (ActiveMQConnectionFactory factory = factory(MessagingSystem.OPERATOR);
        JMSContext jms = factory.createContext()) {
      TextMessage letter =
          (TextMessage) jms.createConsumer(jms.createQueue(queue("dead"))).receive(10_000);
      assertThat(letter.getText()).isEqualTo("{\"action\": 1}");
      assertThat(letter.getStringProperty("holdfast_reason")).contains("400", "action");
    }
    assertThat(system.dead()).isZero();
    cannotRead(MessagingSystem.OPERATOR, "requests");
    cannotRead(MessagingSystem.OPERATOR, "replies.night");
    cannotSubscribe(MessagingSystem.OPERATOR);
  }

  private ActiveMQConnectionFactory factory(String user) {
    return new ActiveMQConnectionFactory(address, user, BrokerUsers.PASSWORD);
  }

  private void cannotRead(String user, String name) {
    assertThatThrownBy(
            () -> {
              try (ActiveMQConnectionFactory factory = factory(user);
                  JMSContext jms = factory.createContext()) {
                jms.createConsumer(jms.createQueue(queue(name))).receive(500);
              }
            })
        .as("%s reads %s", user, name)
        .isInstanceOf(JMSRuntimeException.class);
  }

  private void cannotSend(String user, String name) {
    assertThatThrownBy(
            () -> {
              try (ActiveMQConnectionFactory factory = factory(user);
                  JMSContext jms = factory.createContext()) {
                jms.createProducer().send(jms.createQueue(queue(name)), "{}");
              }
            })
        .as("%s sends to %s", user, name)
        .isInstanceOf(JMSRuntimeException.class);
  }

  private void cannotSubscribe(String user) {
    assertThatThrownBy(
            () -> {
              try (ActiveMQConnectionFactory factory = factory(user);
                  JMSContext jms = factory.createContext()) {
                jms.createConsumer(jms.createTopic(EVENTS)).receive(500);
              }
            })
        .as("%s hears events", user)
        .isInstanceOf(JMSRuntimeException.class);
  }

  @Test
  void nobodyMakesTheServiceSendToAQueueOfItsOwn() {
    long before = system.dead();
    Message message = scheduler.jms().createTextMessage("{}");
    scheduler.send(
        scheduler.jms().createProducer().setJMSReplyTo(scheduler.jms().createQueue(queue("jobs"))),
        message);
    await().atMost(Duration.ofSeconds(30)).until(() -> system.dead() == before + 1);
    assertThat(system.deadLetters()).contains("holdfast.replies");
  }
}
