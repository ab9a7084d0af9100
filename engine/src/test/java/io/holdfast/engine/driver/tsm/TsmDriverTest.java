package io.holdfast.engine.driver.tsm;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.driver.BackupDriver;
import io.holdfast.engine.driver.BackupDriverContract;
import io.holdfast.engine.pipeline.MemoryBudget;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract of drivers, kept by the TSM driver with a stand-in for IBM's client. */
class TsmDriverTest extends BackupDriverContract {

  @TempDir private Path folder;

  private TsmWorkbench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new TsmWorkbench(folder);
  }

  @AfterEach
  void nothingStaysInTheStagingFolder() throws IOException {
    assertThat(bench.staged()).isEmpty();
  }

  /** TSM has none. */
  @Override
  protected String otherContainer() {
    return null;
  }

  @Override
  protected boolean storesIncrementals() {
    return false;
  }

  @Override
  protected BackupDriver driver() {
    return bench.driver;
  }

  @Override
  protected MemoryBudget budget() {
    return bench.budget;
  }

  @AfterEach
  void noCallNamesAPasswordAndAllAreInEnglish() throws IOException {
    assertThat(bench.client.notes())
        .filteredOn(note -> note.containsKey("words"))
        .allSatisfy(
            note -> {
              assertThat(note.get("words").toString()).doesNotContain("password");
              assertThat(note.getString("language")).isEqualTo("C");
            });
  }
}
