package io.holdfast.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The peer: the zstd program with all cores. */
final class Zstd {

  private static final int TIMEOUT_MINUTES = 5;

  private Zstd() {}

  static Measurement compress(Path image, Path target) throws IOException, InterruptedException {
    String timed = "TIMEFORMAT='%R %U %S'; time zstd -3 -T0 -q -f -o \"$1\" \"$0\"";
    Process process =
        new ProcessBuilder("bash", "-c", timed, image.toString(), target.toString())
            .redirectErrorStream(true)
            .start();
    if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("zstd took more than " + TIMEOUT_MINUTES + " minutes");
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.exitValue() != 0) {
      throw new IOException("zstd failed: " + said);
    }
    return measurement(said.strip().split(" "), Files.size(target));
  }

  private static Measurement measurement(String[] times, long stored) {
    double cpu = Double.parseDouble(times[1]) + Double.parseDouble(times[2]);
    return new Measurement(Double.parseDouble(times[0]), cpu, stored);
  }
}
