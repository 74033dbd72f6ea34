package trafficanalyzer.cli.analyze;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import trafficanalyzer.analysis.AnalysisProgress;
import trafficanalyzer.cli.console.Console;
import trafficanalyzer.cli.console.ProgressBar;

/**
 * A bar on standard error, where that is a terminal, over any number of captures at once: bytes,
 * packets a second, intervals, time left.
 */
final class AnalyzeProgress implements AutoCloseable {
  private static final long REPAINT_MILLIS = 200;

  private final Console console = Console.standardError();
  private final ScheduledExecutorService painter =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private final long begin = System.nanoTime();
  private final boolean byIntervals;
  private final long totalBytes;
  private final int totalFiles;
  private final LongAdder files = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder packets = new LongAdder();
  private final LongAdder intervals = new LongAdder();

  AnalyzeProgress(List<Path> captures, boolean byIntervals) {
    this.byIntervals = byIntervals;
    totalFiles = captures.size();
    totalBytes = captures.stream().mapToLong(AnalyzeProgress::size).sum();
    painter.scheduleWithFixedDelay(
        () -> console.live(line()), REPAINT_MILLIS, REPAINT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Begins with a capture; its pass tells what is returned. */
  AnalysisProgress begin() {
    files.increment();
    return new AnalysisProgress() {
      private long packetsBefore;
      private long bytesBefore;

      @Override
      public void at(long packetsNow, long position, long size) {
        packets.add(packetsNow - packetsBefore);
        bytes.add(position - bytesBefore);
        packetsBefore = packetsNow;
        bytesBefore = position;
      }
    };
  }

  /** Tells that an interval was closed. */
  void interval() {
    intervals.increment();
  }

  /** Writes a line that stays, on standard error. */
  void line(String text) {
    console.line(text);
  }

  /** Makes room on the terminal for lines that stay. */
  void clear() {
    console.live("");
  }

  private String line() {
    double seconds = (System.nanoTime() - begin) / 1e9;
    double share = Math.min(1, (double) bytes.sum() / totalBytes);
    long done = byIntervals ? intervals.sum() : packets.sum();
    String read =
        String.format(
            Locale.ROOT,
            "%,.0f MB  %,d %s  %,.0f/s",
            bytes.sum() / 1e6,
            done,
            byIntervals ? "intervals" : "packets",
            done / seconds);
    if (totalBytes == 0) {
      return read; // what is piped in, nobody knows how much it will be
    }
    return String.format(
        Locale.ROOT,
        "%s  %s  %s left  %d/%d",
        ProgressBar.of(share),
        read,
        ProgressBar.left(share, seconds),
        files.sum(),
        totalFiles);
  }

  @Override
  public void close() {
    painter.shutdownNow();
    console.live("");
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // Told when it is its turn to be read.
    }
  }
}
