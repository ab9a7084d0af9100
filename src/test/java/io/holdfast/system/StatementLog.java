package io.holdfast.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements that the server sends to its database, as the database logs them. The log is
 * switched on until the object is closed.
 */
final class StatementLog implements AutoCloseable {

  private static final Pattern LINE = Pattern.compile(".* \\[(\\d+)] (LOG|DETAIL):  (.*)");
  private static final Pattern OF_THE_API =
      Pattern.compile(" FROM (volume|snapshot|message|backup)");
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = ('(?:[^']|'')*'|NULL)");

  private final RunningHoldfast server;
  private final Rows rows;

  StatementLog(RunningHoldfast server) {
    this.server = server;
    this.rows = new Rows(server);
    rows.execute("alter system set log_statement = 'all'");
    rows.text("select pg_reload_conf()");
  }

  /**
   * The statements of the transaction in which a project's rows were read, each with its values in
   * place; without those that begin and end it.
   *
   * @param request makes the server read them, once each time it is run
   */
  List<String> of(String project, Runnable request) {
    return repeated(project, request, seen -> Stream.of());
  }

  /**
   * Those, and the statements that read rows of the API outside of all transactions, as a page does
   * that reads more for each of its rows.
   */
  List<String> withReadsOutside(String project, Runnable request) {
    return repeated(project, request, Transactions::reads);
  }

  private List<String> repeated(
      String project, Runnable request, Function<Transactions, Stream<String>> others) {
    List<String> found = new ArrayList<>();
    // The server's connections learn one after the other that they are to log.
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              found.addAll(statements(project, request, others));
              return !found.isEmpty();
            });
    return found;
  }

  private List<String> statements(
      String project, Runnable request, Function<Transactions, Stream<String>> others) {
    String begin = mark();
    request.run();
    String end = mark();
    await().atMost(Duration.ofSeconds(10)).until(() -> text().contains(end));
    String all = text();
    Transactions seen = transactions(all.substring(all.indexOf(begin), all.indexOf(end)));
    return seen.ended().stream()
        .filter(transaction -> transaction.toString().contains("'" + project + "'"))
        .findFirst()
        .map(transaction -> Stream.concat(transaction.stream(), others.apply(seen)).toList())
        .orElse(List.of());
  }

  private String mark() {
    String mark = "mark " + UUID.randomUUID();
    rows.text("select '" + mark + "'");
    return mark;
  }

  private String text() {
    try {
      return Files.readString(server.databaseLog());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * What was logged.
   *
   * @param ended statements of each transaction that ended
   * @param single statements outside of transactions
   */
  private record Transactions(List<List<String>> ended, List<List<String>> single) {

    /** Also of one that began before the log that is read. */
    void end(List<String> statements) {
      single.removeIf(other -> other == statements);
      ended.add(statements);
    }

    /** Not those of timers and of the transaction manager, which read other tables. */
    Stream<String> reads() {
      return single.stream()
          .flatMap(List::stream)
          .filter(words -> OF_THE_API.matcher(words).find());
    }
  }

  private static Transactions transactions(String log) {
    Transactions found = new Transactions(new ArrayList<>(), new ArrayList<>());
    Map<String, List<String>> open = new HashMap<>();
    log.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(
            line -> {
              String connection = line.group(1);
              String words = line.group(3);
              List<String> statements =
                  open.computeIfAbsent(connection, pid -> opened(found.single()));
              if (line.group(2).equals("DETAIL") && !statements.isEmpty()) {
                int last = statements.size() - 1;
                statements.set(last, filled(statements.get(last), words));
              } else if (words.endsWith(": BEGIN")) {
                open.put(connection, new ArrayList<>());
              } else if (isEnd(words)) {
                found.end(open.remove(connection));
              } else if (words.startsWith("execute ")) {
                statements.add(words.substring(words.indexOf(": ") + 2));
              }
            });
    return found;
  }

  private static List<String> opened(List<List<String>> all) {
    List<String> statements = new ArrayList<>();
    all.add(statements);
    return statements;
  }

  /** Also of a transaction over two resources, which is first prepared. */
  private static boolean isEnd(String words) {
    return words.endsWith(": COMMIT") || words.contains(": PREPARE TRANSACTION ");
  }

  /** The statement with its values in the places of the parameters. */
  private static String filled(String statement, String detail) {
    Map<String, String> values =
        PARAMETER
            .matcher(detail)
            .results()
            .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2)));
    return Pattern.compile("\\$(\\d+)")
        .matcher(statement)
        .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
  }

  @Override
  public void close() {
    rows.execute("alter system reset log_statement");
    rows.text("select pg_reload_conf()");
  }
}
