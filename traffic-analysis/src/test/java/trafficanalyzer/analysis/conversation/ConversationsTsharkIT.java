package trafficanalyzer.analysis.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.packet.file.NotACaptureException;
import trafficanalyzer.testing.Programs;

/**
 * Compares conversations, TCP analysis, I/O by second and the protocol hierarchy with tshark's over
 * public captures where they are beside the checkout: as many as are done in 45 seconds, in an
 * order shuffled with a fixed seed, or in {@code -Dtraffic.oracle.seconds}: 900 are enough for all.
 */
class ConversationsTsharkIT {
  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("traffic.oracle.seconds", 45));

  private static final Path CAPTURES =
      Path.of(System.getProperty("traffic.home", ".")).resolve("../shared/captures").normalize();

  private static final double RETRANSMISSIONS_EQUAL = 0.98;

  @TempDir Path scratch;

  @Test
  void countsAreTsharksBarNamedReasons() throws Exception {
    if (!Files.isDirectory(CAPTURES) || !Programs.isTsharkThere()) {
      System.out.println("Not compared with tshark: it, or " + CAPTURES + ", is not there");
      return;
    }
    OracleTable table = compareAll();
    System.out.print(table.print(Integer.getInteger("traffic.oracle.shown", 3)));
    Files.writeString(
        Path.of("target", "tshark-conversations.txt"), table.print(Integer.MAX_VALUE));
    assertThat(table.files()).isPositive();
    assertThat(table.unexplained()).as("captures that differ without a reason").isEmpty();
    assertThat(table.equal(FileComparison.Table.RETRANSMISSIONS))
        .as("captures of %s with equal retransmission counts", table.files())
        .isGreaterThanOrEqualTo((int) Math.ceil(table.files() * RETRANSMISSIONS_EQUAL));
  }

  private OracleTable compareAll() throws Exception {
    Instant end = Instant.now().plus(TIME);
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Path> files = captures();
      List<Future<FileComparison>> pending = new ArrayList<>();
      for (Path file : files) {
        pending.add(workers.submit(() -> Instant.now().isAfter(end) ? null : compare(file)));
      }
      OracleTable table = new OracleTable();
      for (int i = 0; i < pending.size(); i++) {
        FileComparison done = pending.get(i).get();
        if (done != null) {
          table.add(CAPTURES.relativize(files.get(i)).toString(), done);
        }
      }
      return table;
    } finally {
      workers.shutdownNow();
    }
  }

  /** Null for what is no capture to us: {@code TsharkIT} of the packet module sees to those. */
  private FileComparison compare(Path file) throws IOException, InterruptedException {
    OurStatistics ours;
    try {
      ours = OurStatistics.of(file);
    } catch (NotACaptureException e) {
      return null;
    }
    TsharkStatistics theirs = TsharkStatistics.of(file, scratch, FileComparison.bySecond(ours));
    return new FileComparison(ours, theirs).run();
  }

  /** All of the collection, by its index. */
  private static List<Path> captures() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<String> lines = Files.lines(CAPTURES.resolve("INDEX.tsv"))) {
      lines.skip(1).map(line -> line.split("\t", 2)[0]).map(CAPTURES::resolve).forEach(all::add);
    }
    Collections.shuffle(all, new Random(1));
    return all;
  }
}
