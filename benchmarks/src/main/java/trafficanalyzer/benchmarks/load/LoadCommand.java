package trafficanalyzer.benchmarks.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import trafficanalyzer.benchmarks.capture.RealTraffic;
import trafficanalyzer.benchmarks.measure.Folder;
import trafficanalyzer.benchmarks.measure.Machine;
import trafficanalyzer.benchmarks.measure.Place;
import trafficanalyzer.benchmarks.measure.Table;

/** {@code ./traffic benchmark load}: how fast packets become rows. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how fast captures are loaded into a fresh embedded node, beside DSBulk (from CSV),",
      "one prepared INSERT a row, and the ceiling: the same rows made and batched beforehand.",
      "Takes about a quarter of an hour, 5 GB of disk and 12 GB of memory; the table is Markdown."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:all was measured",
      "1:a program failed or ran out of memory",
      "2:the command line is wrong",
      "3:a package is missing"
    })
public final class LoadCommand implements Callable<Integer> {
  private static final int WARM_UPS = 2;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = "${sys:traffic.home:-.}/../shared/captures",
      description =
          "Real captures; their Ethernet frames are repeated (default: ${DEFAULT-VALUE}).")
  private Path captures;

  @Mixin private Place place;

  @Option(
      names = "--packets",
      defaultValue = "2000000",
      description = "Packets of each capture (default: ${DEFAULT-VALUE}).")
  private long packets;

  @Option(
      names = "--shape",
      split = ",",
      defaultValue = "asCaptured,quiet",
      description =
          "Which captures, of ${COMPLETION-CANDIDATES}: packets at the distances that they were"
              + " captured at, or farther from each other, so that few share a partition (default:"
              + " both).")
  private Set<Shape> shapes;

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "ours,bulk,dsbulk,single,ceiling",
      description = "What to measure, of ${COMPLETION-CANDIDATES} (default: all).")
  private Set<Contender> contenders;

  @Option(
      names = "--heap",
      defaultValue = "512",
      description = "Heap of our loader in MiB (default: ${DEFAULT-VALUE}).")
  private int heap;

  @Option(
      names = "--node-heap",
      defaultValue = "2048",
      description = "Heap of the node in MiB (default: ${DEFAULT-VALUE}).")
  private int nodeHeap;

  @Option(
      names = "--node",
      paramLabel = "NAME=VALUE",
      description = "A setting of cassandra.yaml to try instead of ours; may be repeated.")
  private Map<String, String> nodeSettings = new LinkedHashMap<>();

  @Option(
      names = "--batching",
      split = ",",
      defaultValue = "100x192",
      description =
          "Rows in a batch, and batches in flight, of the ceiling; the fastest counts (default:"
              + " ${DEFAULT-VALUE}).")
  private List<String> batchings;

  @Option(
      names = "--in-flight",
      defaultValue = "256",
      description = "Single INSERTs in flight (default: ${DEFAULT-VALUE}).")
  private int inFlight;

  @Option(names = "--keep", description = "Leave captures and rows, and use those that are left.")
  private boolean keep;

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Folder made = new Folder(place.folder(), "load-benchmark", keep, "node")) {
      for (Shape shape : shapes) {
        capture(made, shape);
      }
      try (BenchmarkNode node =
          new BenchmarkNode(place.home(), made.fresh("node"), nodeHeap, nodeSettings)) {
        node.start();
        out.println(Machine.describe());
        out.printf(
            "load of the machine before: %s; a fresh node with %,d MiB of heap%s%n%n",
            Machine.load(), nodeHeap, nodeSettings.isEmpty() ? "" : " and " + nodeSettings);
        Loaders loaders = new Loaders(place.home(), made, node);
        // The node's code is compiled while it runs: the first to load would pay for all. After
        // two runs its speed hardly changes any more.
        for (int run = 0; run < WARM_UPS; run++) {
          loaders.ours(capture(made, shapes.iterator().next()), heap).run();
          node.clear();
        }
        Table table = Comparison.table();
        for (Shape shape : shapes) {
          new Comparison(node, loaders, made, shape, capture(made, shape))
              .run(contenders, heap, inFlight, batchings, table);
        }
        table.print(out);
      }
    }
    return 0;
  }

  private Path capture(Folder made, Shape shape) throws IOException {
    Path round =
        made.file(
            "round-" + shape + ".pcap",
            file -> {
              if (!Files.isDirectory(captures)) {
                throw new IOException(captures + " is no folder; give one that holds captures");
              }
              RealTraffic.gather(captures, file, shape.clock());
            });
    return made.file(
        shape + ".pcap",
        file -> RealTraffic.repeat(round, file, packets, Shape.asCaptured.clock()));
  }
}
