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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statements that the server sends to its database, as the database logs them. The log is
 * switched on until the object is closed.
 */
final class StatementLog implements AutoCloseable {

  private static final Pattern LINE = Pattern.compile(".* \\[(\\d+)] (LOG|DETAIL):  (.*)");
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
    List<String> found = new ArrayList<>();
    // The server's connections learn one after the other that they are to log.
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              found.addAll(statements(project, request));
              return !found.isEmpty();
            });
    return found;
  }

  private List<String> statements(String project, Runnable request) {
    String begin = mark();
    request.run();
    String end = mark();
    await().atMost(Duration.ofSeconds(10)).until(() -> text().contains(end));
    String all = text();
    return transactions(all.substring(all.indexOf(begin), all.indexOf(end))).stream()
        .filter(transaction -> transaction.toString().contains("'" + project + "'"))
        .findFirst()
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

  private static List<List<String>> transactions(String log) {
    List<List<String>> ended = new ArrayList<>();
    Map<String, List<String>> open = new HashMap<>();
    log.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(
            line -> {
              List<String> statements =
                  open.computeIfAbsent(line.group(1), pid -> new ArrayList<>());
              String words = line.group(3);
              if (line.group(2).equals("DETAIL") && !statements.isEmpty()) {
                int last = statements.size() - 1;
                statements.set(last, filled(statements.get(last), words));
              } else if (isEnd(words)) {
                ended.add(open.remove(line.group(1)));
              } else if (words.startsWith("execute ") && !words.endsWith(": BEGIN")) {
                statements.add(words.substring(words.indexOf(": ") + 2));
              }
            });
    return ended;
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
