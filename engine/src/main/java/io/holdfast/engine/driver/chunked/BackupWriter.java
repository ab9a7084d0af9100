package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.device.Batch;
import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.Extent;
import io.holdfast.engine.device.Extents;
import io.holdfast.engine.driver.BackupResult;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.format.HashList;
import io.holdfast.engine.format.ObjectNames;
import io.holdfast.engine.format.StoredObject;
import io.holdfast.engine.pipeline.BoundedTasks;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.pipeline.Places;
import io.holdfast.engine.pipeline.Room;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * Moves one device into data objects: windows are read, hashed, compressed and stored side by side,
 * each in its own memory, and numbered in their order. Used once, by one thread.
 */
final class BackupWriter {

  /**
   * Windows without data need no memory, but wait for the store as long as others do: so many more
   * of them are worked on at the same time.
   */
  private static final int ZERO_WINDOWS_IN_FLIGHT = 12;

  /** Small windows, of what changed here and there, worked on in the place of a whole one. */
  private static final int SMALL_FOR_WHOLE = 4;

  /** Windows that are done already, but not counted, because one before them is not. */
  private static final int UNCOUNTED = 64;

  /** What became of a window. */
  private record WindowResult(int length, long readBytes, List<ObjectWriter.Written> objects) {}

  private final BlockDevice source;
  private final Extents extents;
  private final ChunkedSettings settings;
  private final ObjectNames names;
  private final ObjectWriter writer;
  private final RunFinder runs;
  private final MemoryBudget budget;
  private final ExecutorService executor;
  private final JobWatch watch;
  private final RunNumbers numbers;
  private final Places dataWindows;
  private final Places zeroWindows = new Places(ZERO_WINDOWS_IN_FLIGHT);
  private final List<StoredObject> objects = new ArrayList<>();
  private long submitted;
  private long readBytes;
  private long storedBytes;

  /**
   * @param extents of the source; unchanged ones have the borders of blocks
   */
  BackupWriter(
      BlockDevice source,
      Extents extents,
      ChunkedSettings settings,
      ObjectNames names,
      ObjectWriter writer,
      RunFinder runs,
      MemoryBudget budget,
      ExecutorService executor,
      JobControl control) {
    this.source = source;
    this.extents = extents;
    this.settings = settings;
    this.names = names;
    this.writer = writer;
    this.runs = runs;
    this.budget = budget;
    this.executor = executor;
    this.watch = new JobWatch(control, source.size());
    this.numbers = new RunNumbers(watch);
    this.dataWindows = new Places(SMALL_FOR_WHOLE * settings.windowsInFlight());
  }

  /** A list for the hashes of a device. */
  static HashList hashesFor(BlockDevice source, int blockBytes) {
    return new HashList((source.size() + blockBytes - 1) / blockBytes);
  }

  /** The data objects, in the order of their offsets; complete after {@link #write}. */
  List<StoredObject> objects() {
    return List.copyOf(objects);
  }

  /** Stores all windows. Returns or throws only when nothing of the job is in flight any more. */
  BackupResult write() throws IOException {
    budget.requireFits(2 * settings.windowBytes());
    try (BoundedTasks<WindowResult> tasks = new BoundedTasks<>(executor, UNCOUNTED, this::take)) {
      writeWindows(new Windows(source.size(), settings.windowBytes(), extents.list()), tasks);
    }
    watch.check();
    return new BackupResult(objects.size(), source.size(), readBytes, storedBytes, extents.known());
  }

  private void writeWindows(Windows windows, BoundedTasks<WindowResult> tasks) throws IOException {
    try {
      while (windows.hasNext()) {
        watch.check();
        begin(windows.next(), tasks);
      }
      tasks.finish();
    } catch (IOException failure) {
      numbers.abort(failure);
      throw failure;
    }
  }

  private void begin(Window window, BoundedTasks<WindowResult> tasks) throws IOException {
    if (window.unchanged()) {
      runs.keep(window);
      watch.done(window.length());
    } else {
      submit(window, tasks);
    }
  }

  private void submit(Window window, BoundedTasks<WindowResult> tasks) throws IOException {
    tasks.awaitPlace();
    Room room = window.holdsData() ? roomForData(window.length()) : zeroWindows.take(1);
    long number = submitted++;
    try {
      tasks.submit(() -> run(window, number, room));
    } catch (IOException | RuntimeException failure) {
      room.close();
      throw failure;
    }
  }

  // Memory for the window and its compressed form at once: two would let jobs wait for each other.
  private Room roomForData(int length) throws IOException {
    int bytes = memoryBytes(length);
    boolean small = bytes <= settings.windowBytes() / (2 * SMALL_FOR_WHOLE);
    return dataWindows.take(small ? 1 : SMALL_FOR_WHOLE, budget, 2 * bytes);
  }

  /** There are few sizes, so that buffers are used again. */
  private int memoryBytes(int length) {
    int bytes = settings.blockBytes();
    while (bytes < length) {
      bytes = Math.min(2 * bytes, settings.windowBytes());
    }
    return bytes;
  }

  private WindowResult run(Window window, long number, Room room) throws IOException {
    try {
      watch.check();
      return window.holdsData()
          ? room.use(buffer -> storeData(window, number, buffer))
          : storeWithoutData(window, number);
    } catch (IOException failure) {
      numbers.abort(failure);
      throw failure;
    } catch (RuntimeException | Error broken) {
      numbers.abort(new IOException("A window could not be stored: " + broken, broken));
      throw broken;
    } finally {
      room.close();
    }
  }

  private WindowResult storeWithoutData(Window window, long number) throws IOException {
    List<Run> found = runs.find(window, null);
    return new WindowResult(window.length(), 0, store(window, number, found, null, null));
  }

  private WindowResult storeData(Window window, long number, ByteBuffer memory) throws IOException {
    int half = memory.capacity() / 2;
    ByteBuffer data = memory.slice(0, window.length());
    long read = read(window, data);
    List<Run> found = runs.find(window, data);
    return new WindowResult(
        window.length(), read, store(window, number, found, data, memory.slice(half, half)));
  }

  private long read(Window window, ByteBuffer data) throws IOException {
    long read = 0;
    int filled = 0;
    try (Batch batch = source.batch()) {
      for (Extent extent : window.data()) {
        int start = (int) (extent.offset() - window.offset());
        batch.read(extent.offset(), data.slice(start, (int) extent.length()));
        Zeros.fill(data, filled, start);
        filled = start + (int) extent.length();
        read += extent.length();
      }
      Zeros.fill(data, filled, window.length());
      batch.finish();
    }
    return read;
  }

  private List<ObjectWriter.Written> store(
      Window window, long windowNumber, List<Run> found, ByteBuffer data, ByteBuffer spare)
      throws IOException {
    long number = numbers.reserve(windowNumber, found.size());
    List<ObjectWriter.Written> written = new ArrayList<>(found.size());
    for (Run run : found) {
      watch.check();
      String name = names.data(number++);
      long offset = window.offset() + run.start();
      written.add(
          run.zero()
              ? writer.writeZeros(name, offset, run.length())
              : writer.write(name, offset, data.slice(run.start(), run.length()), spare));
    }
    return written;
  }

  private void take(WindowResult result) {
    watch.done(result.length());
    readBytes += result.readBytes();
    for (ObjectWriter.Written written : result.objects()) {
      objects.add(written.object());
      storedBytes += written.storedBytes();
    }
  }
}
