package trafficanalyzer.benchmarks.analyze;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.benchmarks.measure.Folder;
import trafficanalyzer.benchmarks.measure.Program;

/** The programs that are measured. */
final class Programs {
  private final Path home;
  private final Path report;
  private final int heapMebibytes;

  /**
   * @param home where {@code traffic} is
   * @param report folder that analyses are written into
   * @param heapMebibytes that our analysis gets
   */
  Programs(Path home, Path report, int heapMebibytes) {
    this.home = home;
    this.report = report;
    this.heapMebibytes = heapMebibytes;
  }

  /** {@code ./traffic analyze} with all that it makes: tables, JSON, plots and the report. */
  Program analyze(Path capture) {
    return analyze("./traffic analyze", capture);
  }

  /** The same without what the report tells of conversations. */
  Program analyzeWithoutConversations(Path capture) {
    return analyze("./traffic analyze --without-conversations", capture, "--without-conversations");
  }

  private Program analyze(String name, Path capture, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                home.resolve("traffic").toString(),
                "analyze",
                capture.toString(),
                "--out",
                report.toString()));
    command.addAll(List.of(options));
    return Program.of(
            "%s, %s, -Xmx%dm".formatted(name, capture.getFileName(), heapMebibytes),
            command.toArray(new String[0]))
        .with("JDK_JAVA_OPTIONS", "-Xmx" + heapMebibytes + "m")
        .after(() -> Folder.delete(report));
  }

  /** What any reader of the file has to do at least. */
  static Program gzip(Path capture) {
    return Program.of("gzip -dc", "gzip", "-dc", capture.toString());
  }

  /** The figures of tshark that ours contain. */
  static Program tshark(Path capture) {
    return Program.of("tshark -z …", tsharkCommand(capture));
  }

  /** The same, ended by the kernel rather than by the machine's memory. */
  static Program tsharkWithin(int gibibytes, Path capture) {
    String[] command = tsharkCommand(capture);
    String[] limited = new String[command.length + 2];
    limited[0] = "prlimit";
    limited[1] = "--as=" + ((long) gibibytes << 30);
    System.arraycopy(command, 0, limited, 2, command.length);
    return Program.of("tshark -z …, at most " + gibibytes + " GiB", limited);
  }

  /** Without looking names up, for which it would ask the network. */
  private static String[] tsharkCommand(Path capture) {
    return new String[] {
      "tshark",
      "-n",
      "-q",
      "-z",
      "conv,tcp",
      "-z",
      "conv,udp",
      "-z",
      "io,stat,1",
      "-z",
      "io,phs",
      "-r",
      capture.toString()
    };
  }
}
