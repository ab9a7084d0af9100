package io.holdfast.system.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.broker.SenderPlugin;
import io.holdfast.launcher.Ports;
import io.holdfast.system.RunningHoldfast;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * An Artemis that an operator brings, set up as docs/OPERATIONS.md says, and a Holdfast beside it.
 * Both live until the JVM ends.
 */
final class OperatorsBroker implements MessagingSystem {

  private static final String SERVICE = "holdfast";
  private static final String STORE_PASSWORD = "holdfast";
  private static final String DEAD = "jms.queue.holdfast.dead";

  private static OperatorsBroker shared;

  private final Path folder;
  private final int port = Ports.freePort();
  private final int inner = Ports.freePort();
  private final RunningHoldfast server;
  private EmbeddedActiveMQ broker;

  private OperatorsBroker() throws Exception {
    folder = Files.createTempDirectory(Path.of(System.getProperty("it.folder")), "own-broker");
    makeCertificate();
    broker = start();
    server =
        RunningHoldfast.another(
            folder.resolve("holdfast"),
            Map.of(
                "HOLDFAST_BROKER_HOST",
                "127.0.0.1",
                "HOLDFAST_BROKER_PORT",
                Integer.toString(inner),
                "HOLDFAST_BROKER_USER",
                SERVICE,
                "HOLDFAST_BROKER_PASSWORD",
                BrokerUsers.PASSWORD));
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-own-broker"));
  }

  static synchronized OperatorsBroker shared() {
    if (shared == null) {
      try {
        shared = new OperatorsBroker();
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
    }
    return shared;
  }

  private void stop() {
    try {
      broker.stop();
    } catch (Exception failure) {
      System.err.println("The broker of the system tests did not stop: " + failure);
    }
  }

  private void makeCertificate() throws IOException, InterruptedException {
    keytool(
        "-genkeypair",
        "-keystore",
        "key.p12",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=dns:localhost",
        "-validity",
        "30");
    keytool("-exportcert", "-keystore", "key.p12", "-file", "certificate");
    keytool("-importcert", "-keystore", "trust.p12", "-file", "certificate", "-noprompt");
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("keytool"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "localhost", "-storepass", STORE_PASSWORD));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(words).isZero();
  }

  private EmbeddedActiveMQ start() throws Exception {
    EmbeddedActiveMQ embedded = new EmbeddedActiveMQ();
    embedded.setConfiguration(configuration());
    embedded.setSecurityManager(
        new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users()));
    return embedded.start();
  }

  private Configuration configuration() throws Exception {
    SenderPlugin plugin = new SenderPlugin();
    plugin.init(Map.of("service", SERVICE));
    Configuration configuration =
        new ConfigurationImpl()
            .setJournalDirectory(folder.resolve("journal").toString())
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .setLargeMessagesDirectory(folder.resolve("large").toString())
            .setPersistDeliveryCountBeforeDelivery(true)
            .addAcceptorConfiguration("inner", "tcp://127.0.0.1:" + inner)
            .addAcceptorConfiguration(
                "outer",
                "tcp://127.0.0.1:%d?sslEnabled=true;keyStorePath=%s;keyStorePassword=%s;protocols=CORE,AMQP,STOMP"
                    .formatted(port, folder.resolve("key.p12"), STORE_PASSWORD))
            .addAddressSetting("jms.queue.holdfast.#", settings())
            .addAddressSetting("jms.topic.holdfast.#", settings());
    configuration.registerBrokerPlugin(plugin);
    roles().forEach(configuration::putSecurityRoles);
    return configuration;
  }

  private static AddressSettings settings() {
    return new AddressSettings()
        .setDeadLetterAddress(SimpleString.of(DEAD))
        .setMaxDeliveryAttempts(10)
        .setRedeliveryDelay(1000)
        .setRedeliveryMultiplier(2)
        .setMaxRedeliveryDelay(30_000)
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setMaxSizeBytes(10 << 20)
        .setPageSizeBytes(1 << 20);
  }

  private static SecurityConfiguration users() {
    SecurityConfiguration users = new SecurityConfiguration();
    Map.of(
            SERVICE, "holdfast-service",
            PRODUCER, "holdfast-producer",
            STRANGER, "holdfast-producer",
            SUBSCRIBER, "holdfast-subscriber",
            OPERATOR, "holdfast-operator")
        .forEach(
            (user, role) -> {
              users.addUser(user, BrokerUsers.PASSWORD);
              users.addRole(user, role);
            });
    return users;
  }

  private static Map<String, Set<Role>> roles() {
    Role service = everything("holdfast-service");
    return Map.of(
        "#", Set.of(service, reading("holdfast-producer")),
        "jms.queue.holdfast.#", Set.of(service, taking("holdfast-operator")),
        "jms.queue.holdfast.requests",
            Set.of(service, sending("holdfast-producer"), sending("holdfast-operator")),
        "jms.queue.holdfast.replies.#", Set.of(service, reading("holdfast-producer")),
        "jms.topic.holdfast.events", Set.of(service, reading("holdfast-subscriber")));
  }

  private static Role everything(String name) {
    return new Role(
        name, true, true, true, true, true, true, false, true, true, true, false, false);
  }

  private static Role sending(String name) {
    return new Role(
        name, true, false, false, false, false, false, false, false, false, false, false, false);
  }

  private static Role taking(String name) {
    return new Role(
        name, true, true, false, false, false, false, false, true, false, false, false, false);
  }

  private static Role reading(String name) {
    return new Role(
        name, false, true, true, true, true, true, false, true, true, true, false, false);
  }

  private Queue queue(String name) {
    return broker.getActiveMQServer().locateQueue(SimpleString.of(name));
  }

  @Override
  public RunningHoldfast server() {
    return server;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Path trust() {
    return folder.resolve("trust.p12");
  }

  @Override
  public void crash() {
    server.kill();
    try {
      broker.stop();
      broker = start();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
    server.start();
  }

  @Override
  public void pauseRequests() {
    queue(Scheduler.REQUESTS).pause();
  }

  @Override
  public void resumeRequests() {
    queue(Scheduler.REQUESTS).resume();
  }

  @Override
  public long waitingRequests() {
    return queue(Scheduler.REQUESTS).getMessageCount();
  }

  @Override
  public long pagesOfRequests() {
    return queue(Scheduler.REQUESTS).getPagingStore().getNumberOfPages();
  }

  @Override
  public void removeRequests() {
    removeAll(queue(Scheduler.REQUESTS));
  }

  @Override
  public long dead() {
    Queue dead = queue(DEAD);
    return dead == null ? 0 : dead.getMessageCount();
  }

  @Override
  public String deadLetters() {
    StringBuilder letters = new StringBuilder();
    queue(DEAD).forEach(letter -> letters.append(letter.getMessage().toMap()).append('\n'));
    return letters.toString();
  }

  @Override
  public void removeDead() {
    if (queue(DEAD) != null) {
      removeAll(queue(DEAD));
    }
  }

  private static void removeAll(Queue queue) {
    try {
      queue.deleteAllReferences();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void sendDeadAgain() {
    try {
      queue(DEAD).moveReferences(null, SimpleString.of(Scheduler.REQUESTS), null);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
