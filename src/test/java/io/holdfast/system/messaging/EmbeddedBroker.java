package io.holdfast.system.messaging;

import io.holdfast.system.RunningHoldfast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server's own broker, by the commands that an operator has for it. */
final class EmbeddedBroker implements MessagingSystem {

  private static final String BROKER = "/subsystem=messaging-activemq/server=default";
  private static final String REQUESTS = BROKER + "/jms-queue=holdfast.requests";
  private static final String PAGES =
      BROKER + "/core-address=jms.queue.holdfast.requests:read-attribute(name=number-of-pages)";
  private static final String DEAD = BROKER + "/jms-queue=holdfast.dead";

  private static EmbeddedBroker shared;

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Path trust;

  private EmbeddedBroker() throws IOException {
    BrokerUsers users = new BrokerUsers(server);
    users.add(PRODUCER, "holdfast-producer");
    users.add(STRANGER, "holdfast-producer");
    users.add(SUBSCRIBER, "holdfast-subscriber");
    users.add(OPERATOR, "holdfast-operator");
    trust = users.trust(Files.createTempDirectory(server.configuration(), "trust"));
  }

  static synchronized EmbeddedBroker shared() {
    if (shared == null) {
      try {
        shared = new EmbeddedBroker();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return shared;
  }

  @Override
  public RunningHoldfast server() {
    return server;
  }

  @Override
  public int port() {
    return server.messagingPort();
  }

  @Override
  public Path trust() {
    return trust;
  }

  @Override
  public void pauseRequests() {
    server.management(REQUESTS + ":pause");
  }

  @Override
  public void resumeRequests() {
    server.management(REQUESTS + ":resume");
  }

  @Override
  public void crash() {
    server.kill();
    server.start();
  }

  @Override
  public long waitingRequests() {
    return number(REQUESTS + ":count-messages");
  }

  @Override
  public long pagesOfRequests() {
    return number(PAGES);
  }

  @Override
  public void removeRequests() {
    server.management(REQUESTS + ":remove-messages");
  }

  @Override
  public long dead() {
    return number(DEAD + ":count-messages");
  }

  private long number(String command) {
    return Scheduler.json(server.management(command)).getJsonNumber("result").longValue();
  }

  @Override
  public String deadLetters() {
    return server.management(DEAD + ":list-messages");
  }

  @Override
  public void removeDead() {
    server.management(DEAD + ":remove-messages");
  }

  @Override
  public void sendDeadAgain() {
    server.management(DEAD + ":move-messages(other-queue-name=holdfast.requests)");
  }
}
