package io.holdfast.system.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.time.Duration;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A scheduler that sends requests and reads its replies. One thread. */
final class Scheduler implements AutoCloseable {

  static final String REQUESTS = "jms.queue.holdfast.requests";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ActiveMQConnectionFactory factory;
  private final JMSContext jms;
  private final TemporaryQueue replies;
  private final JMSConsumer consumer;
  private final String project;

  /**
   * Connects.
   *
   * @param address of the broker
   * @param project in whose name requests are made
   */
  Scheduler(String address, String user, String project) {
    this.factory = new ActiveMQConnectionFactory(address, user, BrokerUsers.PASSWORD);
    this.jms = factory.createContext();
    this.replies = jms.createTemporaryQueue();
    this.consumer = jms.createConsumer(replies);
    this.project = project;
  }

  JMSContext jms() {
    return jms;
  }

  Queue requests() {
    return jms.createQueue(REQUESTS);
  }

  /** A request with what each needs. */
  JsonObjectBuilder request(String action) {
    return Json.createObjectBuilder().add("action", action).add("project_id", project);
  }

  /** Sends a request as text and gives the reply. */
  JsonObject ask(JsonObjectBuilder request) {
    return ask(jms.createTextMessage(request.build().toString()));
  }

  /** The same, for a reply that takes its time. */
  JsonObject ask(JsonObjectBuilder request, Duration patience) {
    return ask(jms.createTextMessage(request.build().toString()), patience);
  }

  /** Sends a message and gives its reply, which must have the message's correlation id. */
  JsonObject ask(Message message) {
    return ask(message, PATIENCE);
  }

  private JsonObject ask(Message message, Duration patience) {
    String correlation = "c-" + UUID.randomUUID();
    send(jms.createProducer().setJMSReplyTo(replies).setJMSCorrelationID(correlation), message);
    return reply(correlation, patience);
  }

  void send(JMSProducer producer, Message message) {
    producer.send(requests(), message);
  }

  private JsonObject reply(String correlation, Duration patience) {
    try {
      TextMessage reply = (TextMessage) consumer.receive(patience.toMillis());
      assertThat(reply).as("a reply in time").isNotNull();
      if (correlation != null) {
        assertThat(reply.getJMSCorrelationID()).isEqualTo(correlation);
      }
      return json(reply.getText());
    } catch (JMSException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The reply that ends what was asked for before. */
  JsonObject result() {
    return reply(null, PATIENCE);
  }

  /** Fails if there is one more reply. */
  void hearsNothingMore() {
    assertThat(consumer.receive(1000)).isNull();
  }

  static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  @Override
  public void close() {
    jms.close();
    factory.close();
  }
}
