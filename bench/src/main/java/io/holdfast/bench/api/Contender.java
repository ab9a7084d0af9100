package io.holdfast.bench.api;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A server whose API is measured, with a database of its own in the common database server. */
interface Contender extends AutoCloseable {

  /** Returns when it answers. */
  void start() throws IOException, InterruptedException;

  /**
   * How long it has compiled its own program since it started, in milliseconds; 0 for one that does
   * not while it serves.
   */
  long compiledMillis();

  /** What the report calls it. */
  String name();

  /** The API's address with the version, to which a project is added. */
  String address();

  /** The process that is the server, or the parent of all that are. */
  long pid();

  /** A connection to its database; the caller closes it. */
  Connection openDatabase() throws SQLException;

  /**
   * Columns of volumes that only this server has, and their values, each with a comma before it.
   */
  Additions volumeAdditions();

  /** The same of backups. */
  Additions backupAdditions();

  /** Throws away the jobs that were accepted, which nobody has taken. */
  void forgetJobs() throws SQLException;

  @Override
  void close();

  /**
   * Parts of an insert.
   *
   * @param columns each with a comma before it
   * @param values in the same order, each with a comma before it
   */
  record Additions(String columns, String values) {}
}
