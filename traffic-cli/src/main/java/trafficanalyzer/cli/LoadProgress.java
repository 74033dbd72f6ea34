package trafficanalyzer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import trafficanalyzer.cli.console.Console;
import trafficanalyzer.cli.console.ProgressBar;
import trafficanalyzer.loader.Progress;

/**
 * A bar on standard error, where that is a terminal: how much is loaded, how fast, how long yet.
 */
final class LoadProgress implements Progress, AutoCloseable {
  private static final long REPAINT_MILLIS = 200;

  private final Supplier<Optional<String>> trouble;
  private final Console console = Console.standardError();
  private final ScheduledExecutorService painter =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private final long totalBytes;
  private final int totalFiles;
  private final long begin = System.nanoTime();

  /** Guarded by this, as are the others below. */
  private int files;

  private String name = "";
  private long lastSize;
  private long bytesBefore;
  private long packetsBefore;
  private long bytes;
  private long packets;

  /** What is done before or after rows are loaded; empty while they are. */
  private String doing = "";

  /**
   * @param trouble why writes are being retried at the moment
   */
  LoadProgress(List<Path> captures, Supplier<Optional<String>> trouble) {
    this.trouble = trouble;
    totalFiles = captures.size();
    totalBytes = captures.stream().mapToLong(LoadProgress::size).sum();
    painter.scheduleWithFixedDelay(
        this::paint, REPAINT_MILLIS, REPAINT_MILLIS, TimeUnit.MILLISECONDS);
  }

  synchronized void begin(Path file) {
    files++;
    name = file.getFileName().toString();
    bytes = 0;
    packets = 0;
    bytesBefore += lastSize;
    lastSize = size(file);
  }

  @Override
  public synchronized void at(long packets, long position, long size) {
    this.packets = packets;
    this.bytes = position;
    doing = "";
  }

  @Override
  public synchronized void deleting(long rows, long stored) {
    doing =
        stored == 0
            ? String.format(Locale.ROOT, "deleting, %,d rows", rows)
            : String.format(Locale.ROOT, "deleting, %,d of %,d rows", rows, stored);
  }

  @Override
  public synchronized void delivering() {
    doing = "the last files go to the nodes";
  }

  /** Makes room for lines that stay. */
  synchronized void end() {
    packetsBefore += packets;
    packets = 0;
    console.live("");
  }

  @Override
  public void close() {
    painter.shutdownNow();
    console.live("");
  }

  private void paint() {
    console.live(line());
  }

  private synchronized String line() {
    double seconds = (System.nanoTime() - begin) / 1e9;
    long done = Math.min(totalBytes, bytesBefore + bytes);
    double share = totalBytes == 0 ? 1 : (double) done / totalBytes;
    long loaded = packetsBefore + packets;
    String state =
        trouble
            .get()
            .map(reason -> "waiting for Cassandra: " + reason)
            .orElse(doing.isEmpty() ? ProgressBar.left(share, seconds) + " left" : doing);
    return String.format(
        Locale.ROOT,
        "%s  %,d packets  %,.0f/s  %s  %d/%d %s",
        ProgressBar.of(share),
        loaded,
        loaded / seconds,
        state,
        files,
        totalFiles,
        name);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // Told when it is its turn to be loaded.
    }
  }
}
