package io.holdfast.system.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.RunningHoldfast;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client of Cinder does not notice where it is, but for what docs/DIFFERENCES.md says. */
class CinderSessionIT {

  private final List<Difference> documented =
      Difference.all(Path.of("..", "docs", "DIFFERENCES.md"));

  @ParameterizedTest
  @ValueSource(strings = {"3.0", "3.70"})
  void aRecordedSessionIsAnsweredAsCinderDid(String microversion) throws SQLException {
    Set<String> found =
        new Replay(RunningHoldfast.shared(), RecordedSession.read(microversion)).run();

    Set<String> expected = Difference.of(microversion, documented);
    assertThat(without(found, expected)).as("differences that are not documented").isEmpty();
    assertThat(without(expected, found)).as("documented, but not there").isEmpty();
  }

  private static Set<String> without(Set<String> lines, Set<String> others) {
    Set<String> rest = new TreeSet<>(lines);
    rest.removeAll(others);
    return rest;
  }

  @Test
  void theTableNamesNoOtherSession() {
    assertThat(documented).flatMap(Difference::sessions).isSubsetOf("3.0", "3.70");
  }
}
