package trafficanalyzer.benchmarks.analyze;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import trafficanalyzer.benchmarks.capture.BackboneTraffic;
import trafficanalyzer.benchmarks.capture.HostileTraffic;
import trafficanalyzer.benchmarks.measure.Contest;
import trafficanalyzer.benchmarks.measure.Contest.Entrant;
import trafficanalyzer.benchmarks.measure.Folder;
import trafficanalyzer.benchmarks.measure.Machine;
import trafficanalyzer.benchmarks.measure.Place;
import trafficanalyzer.benchmarks.measure.Program;
import trafficanalyzer.benchmarks.measure.Run;
import trafficanalyzer.benchmarks.measure.SideBySide;

/** {@code ./traffic benchmark analyze}: statistics, conversations, plots and report of a trace. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how fast captures are analysed, with all tables, plots and the report: a trace made",
      "as the MAWI archive has them, beside gzip, which only decompresses it; the beginning of it",
      "beside tshark; and packets years apart, within a bound of memory.",
      "Takes about 40 minutes and 15 GB of disk; the tables are Markdown."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:all was measured",
      "1:a program failed or ran out of memory",
      "2:the command line is wrong",
      "3:a package is missing"
    })
public final class AnalyzeCommand implements Callable<Integer> {
  private enum Part {
    gzip,
    plain,
    tshark,
    years
  }

  @Mixin private Place place;

  @Option(
      names = "--packets",
      defaultValue = "100000000",
      description = "Packets of the trace in gzip (default: ${DEFAULT-VALUE}).")
  private long packets;

  @Option(
      names = "--plain-packets",
      defaultValue = "100000000",
      description = "Packets of the same, not compressed (default: ${DEFAULT-VALUE}).")
  private long plainPackets;

  @Option(
      names = "--tshark-packets",
      defaultValue = "20000000",
      description = "Packets for tshark, which takes long (default: ${DEFAULT-VALUE}).")
  private long tsharkPackets;

  @Option(
      names = "--payloads",
      description =
          "Leave payload in the frames, up to 96 bytes; the archive takes it away (default: as the"
              + " archive). The file is then half as large again, and the same work for us.")
  private boolean payloads;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of all that is random in the trace (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--heap",
      defaultValue = "512",
      description = "Heap of our analysis in MiB (default: ${DEFAULT-VALUE}).")
  private int heap;

  @Option(
      names = "--times",
      defaultValue = "3",
      description = "How often each program is measured, in turn (default: ${DEFAULT-VALUE}).")
  private int times;

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "gzip,plain,tshark,years",
      description = "What to measure, of ${COMPLETION-CANDIDATES} (default: all).")
  private Set<Part> parts;

  @Option(names = "--keep", description = "Leave the captures, and use those that are left.")
  private boolean keep;

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws IOException {
    try (Folder made = new Folder(place.folder(), "analyze-benchmark", keep, "report")) {
      Programs programs = new Programs(place.home(), made.path("report"), heap);
      out.println(Machine.describe());
      out.println(Machine.version("gzip", "--version"));
      out.println(Machine.version("tshark", "--version"));
      out.printf(
          "load of the machine before: %s; each program ran once to warm up and then %d times, in"
              + " turn with its peer: medians%n%n",
          Machine.load(), times);
      SideBySide table = new SideBySide(times);
      if (parts.contains(Part.gzip)) {
        besideGzip(programs, trace(made, packets, ".pcap.gz"), table);
      }
      if (parts.contains(Part.plain)) {
        Path plain = trace(made, plainPackets, ".pcap");
        onOneCore(
            table.compare(
                new Entrant(programs.analyze(plain), plainPackets),
                new Entrant(programs.analyzeWithoutConversations(plain), plainPackets)));
      }
      if (parts.contains(Part.tshark)) {
        besideTshark(programs, trace(made, tsharkPackets, ".pcap"), table);
      }
      table.table().print(out);
      if (parts.contains(Part.years)) {
        return yearsApart(programs, made) ? 0 : 1;
      }
    }
    return 0;
  }

  private Path trace(Folder made, long howMany, String ending) throws IOException {
    return made.file(
        howMany + (payloads ? "-payloads" : "") + ending,
        file -> {
          System.err.printf("making a trace of %,d packets: %s …%n", howMany, file);
          new BackboneTraffic(howMany, payloads, seed).write(file);
        });
  }

  private void besideGzip(Programs programs, Path trace, SideBySide table) throws IOException {
    List<Program> ours =
        List.of(programs.analyze(trace), programs.analyzeWithoutConversations(trace));
    Contest contest =
        table.compare(
            new Entrant(Programs.gzip(trace), packets),
            new Entrant(ours.get(0), packets),
            new Entrant(ours.get(1), packets));
    for (int i = 0; i < ours.size(); i++) {
      Original.compare(ours.get(i).name(), Files.size(trace), contest, i + 1, out);
    }
  }

  private void onOneCore(Contest contest) {
    out.printf(
        "not compressed: %,.0f packets for each second of one core, all threads together;"
            + " %,.0f without conversations%n%n",
        plainPackets / Original.median(contest.runs(0), Run::cpuSeconds),
        plainPackets / Original.median(contest.runs(1), Run::cpuSeconds));
  }

  private void besideTshark(Programs programs, Path trace, SideBySide table) throws IOException {
    Contest contest =
        table.compare(
            new Entrant(Programs.tshark(trace), tsharkPackets),
            new Entrant(programs.analyze(trace), tsharkPackets));
    out.printf(
        "beside tshark: %.2f of its memory%n%n",
        Original.median(contest.runs(1), Run::peakMebibytes)
            / Original.median(contest.runs(0), Run::peakMebibytes));
  }

  private boolean yearsApart(Programs programs, Folder made) throws IOException {
    Path file = made.file("years-apart.pcap", HostileTraffic.YEARS_APART::write);
    Bounded bounded = new Bounded(HostileTraffic.YEARS_APART.label());
    bounded.run(Programs.tsharkWithin(8, file));
    boolean done = bounded.run(programs.analyze(file));
    bounded.print(out);
    return done;
  }
}
