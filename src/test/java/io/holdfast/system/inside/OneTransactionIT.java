package io.holdfast.system.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.holdfast.backup.Backup;
import io.holdfast.backup.BackupApiBean;
import io.holdfast.backup.CreateBackup;
import io.holdfast.identity.RequestContext;
import io.holdfast.identity.RequestTrace;
import io.holdfast.volume.CreateVolume;
import io.holdfast.volume.Volume;
import io.holdfast.volume.VolumeApiBean;
import io.holdfast.volume.VolumeQueries;
import io.holdfast.volume.VolumeStatus;
import jakarta.annotation.Resource;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Rows, quota and message are one transaction: seen from inside the server, where a failure can be
 * put after the message was sent.
 */
@ExtendWith(ArquillianExtension.class)
class OneTransactionIT {

  private static final String PROJECT = "ab08";

  @Deployment
  static WebArchive deployment() {
    return InsideTheServer.archive("one-transaction.war", OneTransactionIT.class);
  }

  @Resource private UserTransaction transaction;

  @Resource(lookup = "java:/jdbc/holdfast")
  private DataSource dataSource;

  @Resource(lookup = "java:/ConnectionFactory")
  private ConnectionFactory connections;

  @Resource(lookup = "java:/jms/queue/holdfast/jobs")
  private Queue jobs;

  private final RequestContext context =
      new RequestContext(
          "u", PROJECT, Set.of("admin"), RequestTrace.of("req-" + UUID.randomUUID()));

  @SuppressWarnings("unchecked")
  private static <T> T bean(Class<T> type) throws NamingException {
    return (T)
        new InitialContext().lookup("java:global/holdfast/holdfast-ejb/" + type.getSimpleName());
  }

  private Volume availableVolume() throws Exception {
    CreateVolume request = new CreateVolume(1, "v", null, Map.of(), null, null, null, null, null);
    String id = bean(VolumeApiBean.class).create(context, request).id();
    VolumeQueries queries = bean(VolumeQueries.class);
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (queries.show(context, id).status() != VolumeStatus.AVAILABLE) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("volume " + id + " did not become available");
      }
      Thread.sleep(100);
    }
    return queries.show(context, id);
  }

  private String state(String volume) throws SQLException {
    return query(
        "select (select status from volumes where id = '"
            + volume
            + "')"
            + " || ' backups ' || (select count(*) from backups where project_id = '"
            + PROJECT
            + "')"
            + " || ' jobs ' || (select count(*) from jobs where project_id = '"
            + PROJECT
            + "') || ' used ' || (select coalesce(sum(in_use + reserved), 0) from quota_usages"
            + " where project_id = '"
            + PROJECT
            + "')");
  }

  private String query(String text) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(text)) {
      result.next();
      return result.getString(1);
    }
  }

  private int queued() throws Exception {
    try (JMSContext jms = connections.createContext();
        QueueBrowser browser = jms.createBrowser(jobs)) {
      Enumeration<?> messages = browser.getEnumeration();
      return Collections.list(messages).size();
    }
  }

  private static CreateBackup backupOf(Volume volume) {
    return new CreateBackup(volume.id(), null, null, null, false, false, null, Map.of(), null);
  }

  @Test
  void aFailureAfterTheSendLeavesNothing() throws Exception {
    Volume volume = availableVolume();
    String before = state(volume.id());
    int queuedBefore = queued();

    transaction.begin();
    Backup backup = bean(BackupApiBean.class).create(context, backupOf(volume));
    // The row, the quota and the message are all written inside the transaction; now it fails.
    transaction.rollback();

    assertEquals(before, state(volume.id()));
    assertEquals(queuedBefore, queued());
    assertEquals("0", query("select count(*) from backups where id = '" + backup.id() + "'"));
  }

  @Test
  void aFailureOfTheCommitItselfLeavesNothing() throws Exception {
    Volume volume = availableVolume();
    String before = state(volume.id());
    int queuedBefore = queued();

    transaction.begin();
    bean(BackupApiBean.class).create(context, backupOf(volume));
    transaction.setRollbackOnly();
    assertThrows(jakarta.transaction.RollbackException.class, transaction::commit);

    assertEquals(before, state(volume.id()));
    assertEquals(queuedBefore, queued());
  }

  @Test
  void theSameRequestCommittedIsDone() throws Exception {
    Volume volume = availableVolume();

    transaction.begin();
    Backup backup = bean(BackupApiBean.class).create(context, backupOf(volume));
    transaction.commit();

    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    String status = "";
    while (!status.equals("available") && System.nanoTime() < deadline) {
      status = query("select status from backups where id = '" + backup.id() + "'");
      Thread.sleep(100);
    }
    assertEquals("available", status);
    assertEquals("available", state(volume.id()).split(" ")[0]);
  }
}
