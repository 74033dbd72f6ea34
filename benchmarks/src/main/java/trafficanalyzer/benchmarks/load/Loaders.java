package trafficanalyzer.benchmarks.load;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.benchmarks.measure.Folder;
import trafficanalyzer.benchmarks.measure.Program;
import trafficanalyzer.node.Credentials;
import trafficanalyzer.node.EmbeddedNode;

/** The processes that load, each with a heap of its own. */
final class Loaders {
  private static final String DSBULK = "com.datastax.oss.dsbulk.runner.DataStaxBulkLoader";

  private final Path home;
  private final Folder folder;
  private final BenchmarkNode node;

  /**
   * @param folder for what they print
   */
  Loaders(Path home, Folder folder, BenchmarkNode node) {
    this.home = home;
    this.folder = folder;
    this.node = node;
  }

  /** Ours; all of it, in no more heap than this. */
  Program ours(Path capture, int heapMegabytes) {
    return java(
        "ours: decoding, naming, roll-ups, trigger",
        heapMegabytes,
        OurLoader.class,
        node.loaderAccess(),
        capture.toString());
  }

  /** Ours by files; the same, but that the trigger gets sums. */
  Program bulk(Path capture, int heapMegabytes) throws IOException {
    Path jar = home.resolve("cassandra-loader/bulk/target/bulk-loader.jar");
    List<String> command = new ArrayList<>(List.of("java", "-Xmx" + heapMegabytes + "m"));
    command.addAll(EmbeddedNode.jdkAccess());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path") + File.pathSeparator + jar,
            OurLoader.class.getName()));
    command.addAll(node.loaderAccess().arguments());
    command.addAll(List.of(capture.toString(), folder.path("bulk").toString()));
    return Program.of("ours, --bulk: the same, by SSTables", command.toArray(new String[0]))
        .into(output());
  }

  /** One INSERT a row. */
  Program singly(Path rows, int inFlight) {
    return java(
        "one prepared INSERT a row, without roll-ups, %d in flight".formatted(inFlight),
        1024,
        SingleInserts.class,
        node.access(),
        rows.toString(),
        Integer.toString(inFlight));
  }

  /** The ceiling with one batching. */
  Program ceiling(Path rows, int batchRows, int inFlight) {
    return java(
        "ceiling: rows in memory, %d a batch, %d in flight".formatted(batchRows, inFlight),
        8192,
        Ceiling.class,
        node.access(),
        rows.toString(),
        Integer.toString(batchRows),
        Integer.toString(inFlight));
  }

  /** DSBulk with its own settings. */
  Program dsbulk(Path csv) throws IOException {
    Path lib = home.resolve("benchmarks/dsbulk/target/lib");
    if (!Files.isDirectory(lib)) {
      throw new IOException(lib + " is missing; ./traffic benchmark load fetches it");
    }
    BenchmarkNode.Access access = node.access();
    Path settings = folder.path("dsbulk.conf");
    Files.writeString(
        settings,
        """
        dsbulk.connector.csv.url = "%s"
        dsbulk.schema.keyspace = %s
        dsbulk.schema.table = packets
        dsbulk.log.directory = "%s"
        datastax-java-driver.basic.contact-points = ["%s:%d"]
        datastax-java-driver.basic.load-balancing-policy.local-datacenter = datacenter1
        datastax-java-driver.advanced.auth-provider {
          class = PlainTextAuthProvider
          username = %s
          password = "%s"
        }
        """
            .formatted(
                csv,
                BenchmarkNode.PLAIN,
                folder.path("dsbulk-logs"),
                access.address(),
                access.port(),
                access.role(),
                Credentials.read(access.passwordFile())));
    // It prints its figures where errors go.
    return Program.of(
            "DSBulk 1.10 from CSV, without roll-ups",
            "sh",
            "-c",
            "exec java -Xmx1g -cp '%s/*' %s load -f '%s' 2>&1".formatted(lib, DSBULK, settings))
        .into(output());
  }

  /** What a process printed last. */
  Path output() {
    return folder.path("loader.out");
  }

  private Program java(
      String name, int heapMegabytes, Class<?> main, BenchmarkNode.Access access, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "java",
                "-Xmx" + heapMegabytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(access.arguments());
    command.addAll(List.of(more));
    return Program.of(name, command.toArray(new String[0])).into(output());
  }
}
