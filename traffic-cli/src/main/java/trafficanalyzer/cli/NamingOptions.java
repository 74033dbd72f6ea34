package trafficanalyzer.cli;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import trafficanalyzer.packet.name.NameFamily;
import trafficanalyzer.packet.name.NameOptions;
import trafficanalyzer.packet.name.NameTable;

/** Options about where names come from and when one is given. */
final class NamingOptions {
  /**
   * Some 400 bytes each with its hostname, and 200 for as many flows' own names: 90 MB; 150 where
   * all hostnames are as long as they may be. More than the flows that are live at once.
   */
  private static final int MOST_NAMES = 150_000;

  private static final Duration NAMES_LAST = Duration.ofHours(24);

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "FAMILY",
      converter = FamilyConverter.class,
      completionCandidates = Families.class,
      description = "Leave out names told by ${COMPLETION-CANDIDATES}; several by comma.")
  private Set<NameFamily> without = Set.of();

  @Option(
      names = "--dns-port",
      split = ",",
      paramLabel = "PORT",
      converter = PortConverter.class,
      defaultValue = "53",
      description = "Ports that DNS servers answer from, by comma (default: ${DEFAULT-VALUE}).")
  private Set<Integer> dnsPorts;

  @Option(
      names = "--abstain",
      description = "Give no name where several are possible and nothing decides.")
  private boolean abstain;

  /** What names are learnt from. */
  NameOptions sources() {
    return new NameOptions(dnsPorts, without);
  }

  /** A table to keep them in. */
  NameTable table() {
    return new NameTable(MOST_NAMES, NAMES_LAST, abstain);
  }

  private static List<String> families() {
    return Arrays.stream(NameFamily.values()).map(NameFamily::label).toList();
  }

  /** What may be left out, for the help and for completion. */
  private static final class Families implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return families().iterator();
    }
  }

  private static final class FamilyConverter implements ITypeConverter<NameFamily> {
    @Override
    public NameFamily convert(String value) {
      return Arrays.stream(NameFamily.values())
          .filter(family -> family.label().equals(value))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + value + "' is none of " + String.join(", ", families())));
    }
  }

  private static final class PortConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      try {
        int port = Integer.parseInt(value);
        new NameOptions(Set.of(port), Set.of());
        return port;
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("'" + value + "' is no port from 1 to 65535");
      }
    }
  }
}
