package io.holdfast.bench;

import io.holdfast.engine.device.FileClone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures backup and restore against zstd; see bench/README.md. */
public final class Bench {

  /** The size of the image. */
  static final long IMAGE_BYTES = 1L << 30;

  /** Bytes of the image with one kind of content. */
  private static final int PIECE = 64 << 20;

  private static final int REPETITIONS = 5;

  private final Path folder;
  private final Path image;
  private final Path changed;
  private final List<Measurement> zstd = new ArrayList<>();
  private final List<Measurement> full = new ArrayList<>();
  private final List<Measurement> incremental = new ArrayList<>();
  private final List<Measurement> restore = new ArrayList<>();

  private Bench(Path folder) {
    this.folder = folder;
    this.image = folder.resolve("image");
    this.changed = folder.resolve("changed");
  }

  /**
   * @param arguments the folder for temporary files, or nothing
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path parent =
        Path.of(arguments.length > 0 ? arguments[0] : System.getProperty("java.io.tmpdir"));
    boolean good;
    try (TemporaryFolder folder = TemporaryFolder.in(parent, "holdfast-bench-")) {
      good = new Bench(folder.path()).run();
    }
    System.exit(good ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    Image.make(image, IMAGE_BYTES, PIECE);
    FileClone.copy(image, changed);
    Image.change(changed, IMAGE_BYTES);
    try (WorkerProcess worker =
        new WorkerProcess(Worker.class, folder.resolve("repository").toString())) {
      repeat(worker);
      forgetWarmUp();
      for (int repetition = 0; repetition < REPETITIONS; repetition++) {
        repeat(worker);
      }
      return report(worker.peakBytes());
    }
  }

  private void repeat(WorkerProcess worker) throws IOException, InterruptedException {
    Path compressed = folder.resolve("image.zst");
    Path restored = folder.resolve("restored");
    zstd.add(Zstd.compress(image, compressed));
    full.add(worker.run("full", image));
    incremental.add(worker.run("incremental", changed));
    restore.add(worker.run("restore", restored));
    if (Files.mismatch(changed, restored) >= 0) {
      throw new IOException("FAILED: the restored bytes are wrong");
    }
    worker.run("delete");
    Files.delete(compressed);
    Files.delete(restored);
  }

  private void forgetWarmUp() {
    List.of(zstd, full, incremental, restore).forEach(List::clear);
  }

  private boolean report(long peakBytes) {
    Report report = new Report(zstd);
    Measurement fullBackup = report.line("full", full);
    report.line("incremental 1 %", incremental);
    report.line("restore of both", restore);
    return report.judge(fullBackup, peakBytes);
  }
}
