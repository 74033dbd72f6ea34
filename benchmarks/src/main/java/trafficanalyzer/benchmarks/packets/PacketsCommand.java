package trafficanalyzer.benchmarks.packets;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import trafficanalyzer.benchmarks.capture.HostileTraffic;
import trafficanalyzer.benchmarks.measure.Contest.Entrant;
import trafficanalyzer.benchmarks.measure.Machine;
import trafficanalyzer.benchmarks.measure.Place;
import trafficanalyzer.benchmarks.measure.SideBySide;

/** {@code ./traffic benchmark packets}: decoding, naming and printing packets. */
@Command(
    name = "packets",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how fast packets are decoded, named and printed, beside nfpcapd and tshark,",
      "and whether 256 MiB of heap suffice for captures made to fill memory.",
      "Takes about 15 minutes and 7 GB of disk; the tables are Markdown."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:all was measured",
      "1:a program failed or ran out of memory",
      "2:the command line is wrong",
      "3:a package is missing"
    })
public final class PacketsCommand implements Callable<Integer> {
  private enum Part {
    core,
    names,
    packets,
    memory
  }

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
      defaultValue = "10000000",
      description = "Packets of the big capture (default: ${DEFAULT-VALUE}).")
  private long packets;

  @Option(
      names = "--tshark-packets",
      defaultValue = "200000",
      description = "Packets of it for tshark, which takes long (default: ${DEFAULT-VALUE}).")
  private long tsharkPackets;

  @Option(
      names = "--times",
      defaultValue = "5",
      description = "How often each program is measured, in turn (default: ${DEFAULT-VALUE}).")
  private int times;

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "core,names,packets,memory",
      description = "What to measure, of ${COMPLETION-CANDIDATES} (default: all).")
  private Set<Part> parts;

  @Option(names = "--keep", description = "Leave the captures that were made in the folder.")
  private boolean keep;

  @Option(names = "--quick", description = "One short run of what JMH measures, for a glance.")
  private boolean quick;

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws IOException, RunnerException {
    try (Captures made = new Captures(place.folder(), keep, System.err)) {
      Path round = made.round(captures);
      Path big = made.big(round, packets);
      Programs programs = new Programs(place.home(), made);
      describe();
      if (parts.contains(Part.core)) {
        Core.measure(round, quick, out);
      }
      if (parts.contains(Part.names) || parts.contains(Part.packets)) {
        beside(programs, made, big);
      }
      if (parts.contains(Part.memory)) {
        return memory(programs, made, big) ? 0 : 1;
      }
    }
    return 0;
  }

  private void describe() throws IOException {
    out.println(Machine.describe());
    out.println(Machine.version("nfpcapd", "-V"));
    out.println(Machine.version("tshark", "--version"));
    out.printf(
        "load of the machine before: %s; each program ran once to warm up and then %d times, in"
            + " turn with its peer: medians%n%n",
        Machine.load(), times);
  }

  private void beside(Programs programs, Captures made, Path big) throws IOException {
    SideBySide table = new SideBySide(times);
    if (parts.contains(Part.names)) {
      table.compare(
          new Entrant(programs.nfpcapd(big), packets),
          new Entrant(programs.trafficToFile("names", big), packets));
    }
    if (parts.contains(Part.packets)) {
      Path part = made.part(big, tsharkPackets);
      table.compare(
          new Entrant(programs.tshark(part), tsharkPackets),
          new Entrant(programs.traffic("packets", part), tsharkPackets),
          new Entrant(programs.traffic("packets", big), packets));
      table.compare(
          new Entrant(programs.tsharkHeaders(part), tsharkPackets),
          new Entrant(programs.trafficHeaders(part), tsharkPackets),
          new Entrant(programs.trafficHeaders(big), packets));
    }
    table.table().print(out);
  }

  private boolean memory(Programs programs, Captures made, Path big) throws IOException {
    Memory memory = new Memory(programs);
    memory.run("real traffic, repeated", big, packets);
    for (HostileTraffic hostile : HostileTraffic.values()) {
      Path file = made.file(hostile.name().toLowerCase(Locale.ROOT) + ".pcap");
      hostile.write(file);
      memory.run(hostile.label(), file, hostile.packets());
    }
    memory.print(out);
    return memory.sufficed();
  }
}
