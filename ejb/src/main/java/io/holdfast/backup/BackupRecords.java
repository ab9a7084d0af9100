package io.holdfast.backup;

import io.holdfast.engine.driver.BackupRecord;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What drivers are told of backups. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class BackupRecords {

  /** Longer chains are taken for a ring in the rows. */
  private static final int MAXIMUM_CHAIN = 10_000;

  @Inject private BackupRows rows;

  /** The record of a parent. */
  public BackupRecord record(String id) {
    return rows.find(id).record(null);
  }

  /** The name of the target that a backup lies in. */
  public String target(String id) {
    return rows.find(id).target();
  }

  /** The snapshot whose data a backup is known to hold; empty if it was made from the volume. */
  public Optional<String> snapshotRead(String id) {
    return rows.find(id).snapshotRead();
  }

  /**
   * The chain that ends in a backup, the full backup first.
   *
   * @throws io.holdfast.fault.RequestRefusedException 404 naming a member that is missing
   */
  public List<BackupRecord> chain(String id) {
    Deque<BackupRecord> chain = new ArrayDeque<>();
    for (String next = id; next != null; next = chain.peekFirst().parentId()) {
      if (chain.size() == MAXIMUM_CHAIN) {
        throw new IllegalStateException("the parents of backup " + id + " form a ring");
      }
      chain.addFirst(record(next));
    }
    return List.copyOf(chain);
  }
}
