package trafficanalyzer.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import trafficanalyzer.benchmarks.measure.Folder;
import trafficanalyzer.benchmarks.measure.Program;
import trafficanalyzer.benchmarks.measure.Run;
import trafficanalyzer.benchmarks.measure.Table;

/** One capture, loaded in turn by each contender into empty tables. */
final class Comparison {
  private final BenchmarkNode node;
  private final Loaders loaders;
  private final Folder made;
  private final Shape shape;
  private final Path capture;
  private double ours = Double.NaN;
  private double bulk = Double.NaN;

  Comparison(BenchmarkNode node, Loaders loaders, Folder made, Shape shape, Path capture) {
    this.node = node;
    this.loaders = loaders;
    this.made = made;
    this.shape = shape;
    this.capture = capture;
  }

  static Table table() {
    return new Table(
        "loader",
        "packets a partition",
        "packets",
        "rows",
        "seconds",
        "packets/s",
        "rows/s",
        "peak MiB",
        "ours is so many times as fast",
        "--bulk is");
  }

  void run(Set<Contender> contenders, int heap, int inFlight, List<String> batchings, Table table)
      throws IOException {
    Path rows = made.path(shape + ".rows");
    Path csv = made.path(shape + ".csv");
    double each = Partitions.of(capture).rowsEach();
    System.err.printf("%s: %.1f packets a partition%n", shape, each);
    if (contenders.contains(Contender.ours) || !Files.exists(rows)) {
      ours = row(loaders.ours(capture, heap), each, table);
      if (!Files.exists(rows)) {
        new SameRows(node).write(rows, csv);
      }
    }
    if (contenders.contains(Contender.bulk)) {
      bulk = row(loaders.bulk(capture, heap), each, table);
    }
    if (contenders.contains(Contender.dsbulk)) {
      row(loaders.dsbulk(csv), each, table);
    }
    if (contenders.contains(Contender.single)) {
      row(loaders.singly(rows, inFlight), each, table);
    }
    if (contenders.contains(Contender.ceiling)) {
      for (String batching : batchings) {
        String[] words = batching.split("x");
        row(
            loaders.ceiling(rows, Integer.parseInt(words[0]), Integer.parseInt(words[1])),
            each,
            table);
      }
    }
  }

  private double row(Program program, double rowsEach, Table table) throws IOException {
    node.clear();
    Run run = program.run();
    Outcome outcome = Outcome.read(loaders.output());
    double speed = outcome.packetsPerSecond();
    table.row(
        program.name(),
        "%.1f".formatted(rowsEach),
        "%,d".formatted(outcome.packets()),
        "%,d".formatted(outcome.rows()),
        "%.1f".formatted(outcome.seconds()),
        "%,.0f".formatted(outcome.packetsPerSecond()),
        "%,.0f".formatted(outcome.rowsPerSecond()),
        "%.0f".formatted(run.peakMebibytes()),
        times(ours, speed),
        times(bulk, speed));
    System.err.printf("%s: %s, %.1f s as a process%n", program.name(), outcome, run.wallSeconds());
    return speed;
  }

  /** Empty where that one was not measured, or comes later. */
  private static String times(double speed, double other) {
    return Double.isNaN(speed) ? "" : "%.2f".formatted(speed / other);
  }
}
