package trafficanalyzer.packet.oracle;

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
import trafficanalyzer.testing.Programs;

/**
 * Compares what we decode with tshark, field by field, over public captures where they are beside
 * the checkout. On a machine that is too slow for all within five minutes, or within {@code
 * -Dtraffic.oracle.seconds}, those that are done in that time, in an order shuffled with a fixed
 * seed; how many is printed.
 */
class TsharkIT {
  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("traffic.oracle.seconds", 300));

  private static final Path CAPTURES =
      Path.of(System.getProperty("traffic.home", ".")).resolve("../shared/captures").normalize();

  @TempDir Path scratch;

  @Test
  void decodedFieldsAreTsharksInAtLeast999OfAThousandFrames() throws Exception {
    if (!Files.isDirectory(CAPTURES) || !Programs.isTsharkThere()) {
      System.out.println("Not compared with tshark: it, or " + CAPTURES + ", is not there");
      return;
    }
    DifferenceTable table = compareAll();
    System.out.print(table.print(Integer.getInteger("traffic.oracle.shown", 3)));
    Files.writeString(Path.of("target", "tshark-differences.txt"), table.print(Integer.MAX_VALUE));
    assertThat(table.frames()).isPositive();
    assertThat(table.unexplainedFrames())
        .as("frames of %s that differ without a reason", table.frames())
        .isLessThanOrEqualTo(table.frames() / 1000);
  }

  /** Two at a time and more where there are cores: tshark takes a fifth of a second to start. */
  private DifferenceTable compareAll() throws Exception {
    Instant end = Instant.now().plus(TIME);
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<FileComparison>> pending = new ArrayList<>();
      for (Path file : captures()) {
        String name = CAPTURES.relativize(file).toString();
        pending.add(
            workers.submit(
                () ->
                    Instant.now().isAfter(end)
                        ? null
                        : new FileComparison(file, name).run(scratch)));
      }
      DifferenceTable table = new DifferenceTable();
      for (Future<FileComparison> each : pending) {
        FileComparison done = each.get();
        if (done != null) {
          table.add(done);
        }
      }
      return table;
    } finally {
      workers.shutdownNow();
    }
  }

  /** The first column of the collection's index; the other files tell what is expected of them. */
  private static List<Path> captures() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<String> lines = Files.lines(CAPTURES.resolve("INDEX.tsv"))) {
      lines.skip(1).map(line -> line.split("\t", 2)[0]).map(CAPTURES::resolve).forEach(all::add);
    }
    Collections.shuffle(all, new Random(1));
    return all;
  }
}
