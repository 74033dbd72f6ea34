package trafficanalyzer.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import trafficanalyzer.loader.CaptureLoader;
import trafficanalyzer.loader.LedgerEntry;
import trafficanalyzer.loader.LoadLimits;
import trafficanalyzer.loader.Progress;
import trafficanalyzer.packet.name.NameOptions;
import trafficanalyzer.store.StoreConfig;

/** A process that loads a capture as {@code ./traffic load} does. */
final class OurLoader {
  private OurLoader() {}

  private static CaptureLoader connect(StoreConfig store, String[] arguments) {
    LoadLimits limits = LoadLimits.defaults();
    return arguments.length > 5
        ? CaptureLoader.connectForBulk(
            store, "benchmark", limits, NameOptions.DEFAULT, Path.of(arguments[5]))
        : CaptureLoader.connect(store, "benchmark", limits, NameOptions.DEFAULT);
  }

  /** Takes where the node is, the capture and, to load by files, a folder for these. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    BenchmarkNode.Access access = BenchmarkNode.Access.of(arguments);
    Path capture = Path.of(arguments[4]);
    StoreConfig store =
        new StoreConfig(
            List.of(InetSocketAddress.createUnresolved(access.address(), access.port())),
            access.role(),
            access.passwordFile());
    try (CaptureLoader loader = connect(store, arguments)) {
      long start = System.nanoTime();
      LedgerEntry entry = loader.load(capture, Progress.NONE);
      loader.finish(Progress.NONE);
      long end = System.nanoTime();
      if (entry.residual() != 0 || entry.fault().isPresent()) {
        throw new IOException("not every packet was loaded: " + entry);
      }
      long others = entry.otherRows().values().stream().mapToLong(Long::longValue).sum();
      long packets = entry.packetRows() + entry.otherFrameRows();
      new Outcome(packets, packets + others, (end - start) / 1e9).print(System.out);
    }
  }
}
