package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every configuration script has an undo that leaves the server as it is delivered. */
class ConfigurationScriptsIT {

  private static final List<String> SCRIPTS =
      List.of("node", "logging", "health", "database", "messaging", "producers", "jobs", "brick");

  private static final String EXTERNAL = "use-external-broker";
  private static final String MARK = "holdfast-mark ";

  private final Path wildfly = Path.of(System.getProperty("wildfly.home"));
  private final Path scripts = Path.of(System.getProperty("jms.config"));

  @TempDir Path base;

  @Test
  void everyUndoTakesBackWhatItsScriptDid() throws Exception {
    List<String> lines = new ArrayList<>();
    show(lines, "delivered");
    for (String name : SCRIPTS) {
      apply(lines, name + ".cli");
      show(lines, "with " + name);
      apply(lines, "undo/" + name + ".cli");
      show(lines, "without " + name);
    }
    apply(lines, "messaging.cli");
    apply(lines, EXTERNAL + ".cli");
    show(lines, "with " + EXTERNAL);
    apply(lines, "undo/" + EXTERNAL + ".cli");
    show(lines, "without " + EXTERNAL);

    Map<String, String> shown = run(lines);

    String delivered = shown.get("delivered");
    assertThat(delivered).contains("<server");
    List<String> all = new ArrayList<>(SCRIPTS);
    all.add(EXTERNAL);
    for (String name : all) {
      assertThat(shown.get("with " + name)).as(name).isNotEqualTo(delivered);
      assertThat(shown.get("without " + name)).as("undo/" + name).isEqualTo(delivered);
    }
  }

  private void apply(List<String> lines, String script) throws IOException {
    lines.addAll(Files.readAllLines(scripts.resolve(script)));
  }

  private static void show(List<String> lines, String name) {
    lines.add("echo " + MARK + name);
    lines.add("/:read-config-as-xml");
  }

  /** Runs the lines on a copy of the delivered configuration; gives what follows each mark. */
  private Map<String, String> run(List<String> lines) throws Exception {
    Path configuration = Files.createDirectories(base.resolve("configuration"));
    for (String name : List.of("standalone-full.xml", "logging.properties")) {
      Path delivered = wildfly.resolve("standalone/configuration").resolve(name);
      Files.copy(delivered, configuration.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> session = new ArrayList<>();
    session.add("embed-server --server-config=standalone-full.xml --std-out=discard");
    session.addAll(lines);
    session.add("stop-embedded-server");
    Path script = Files.write(base.resolve("session.cli"), session);
    return split(cli(script));
  }

  private String cli(Path script) throws IOException, InterruptedException {
    ProcessBuilder cli =
        new ProcessBuilder(wildfly.resolve("bin/jboss-cli.sh").toString(), "--file=" + script)
            .redirectErrorStream(true);
    cli.environment().put("JAVA_OPTS", "-Xmx256m -Djboss.server.base.dir=" + base);
    Process process = cli.start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(words).isZero();
    return words;
  }

  private static Map<String, String> split(String words) {
    Map<String, String> shown = new HashMap<>();
    for (String part : words.split(MARK)) {
      int line = part.indexOf('\n');
      int end = part.lastIndexOf("</server>");
      if (line > 0 && end > 0) {
        shown.put(part.substring(0, line).strip(), part.substring(line, end));
      }
    }
    return shown;
  }
}
