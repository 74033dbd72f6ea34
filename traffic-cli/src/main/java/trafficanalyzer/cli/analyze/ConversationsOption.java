package trafficanalyzer.cli.analyze;

import java.util.Optional;
import picocli.CommandLine.Option;
import trafficanalyzer.analysis.conversation.Bounds;
import trafficanalyzer.analysis.conversation.ConversationOptions;
import trafficanalyzer.analysis.conversation.filter.DisplayFilter;
import trafficanalyzer.analysis.statistics.StatisticsOptions;

/** Whether conversations are looked for, and which packets count for them. */
final class ConversationsOption {
  @Option(
      names = "--conversations",
      description =
          "Instead of tables and a report, print conversations, pairs of hosts, applications and"
              + " what is odd with TCP as JSON; of one capture, or of several with --merge. Options of"
              + " tables, plots and intervals do not go with it.")
  private boolean printed;

  @Option(
      names = "--without-conversations",
      description = {
        "Leave conversations, hostnames and retransmissions out of the report, and write no"
            + " endpoints.tsv, which is faster."
      })
  private boolean leftOut;

  @Option(
      names = "--filter",
      paramLabel = "FILTER",
      description =
          "For conversations and endpoints, count only packets that a display filter lets pass, such as"
              + " 'tcp.port in {80, 443} && !(ip.addr == 10.0.0.0/8)'.")
  private String filter;

  @Option(
      names = "--without-local",
      description =
          "For conversations and endpoints, leave out traffic that never leaves its own network: between private,"
              + " link-local and loopback addresses, and from those to multicast and broadcast.")
  private boolean withoutLocal;

  /** Whether they are what is printed, and nothing else is made. */
  boolean printed() {
    return printed;
  }

  /**
   * What was asked for; empty where no conversations are.
   *
   * @param counted which packets count for statistics, by which intervals
   * @throws IllegalArgumentException if the filter is not understood, or there is nothing that it
   *     could be for
   */
  Optional<ConversationOptions> options(StatisticsOptions counted) {
    if (leftOut) {
      if (printed || filter != null || withoutLocal) {
        throw new IllegalArgumentException(
            "--conversations, --filter and --without-local do not go with --without-conversations");
      }
      return Optional.empty();
    }
    DisplayFilter packets = filter == null ? DisplayFilter.ALL : DisplayFilter.of(filter);
    return Optional.of(
        new ConversationOptions(
            counted.onlyIpv4() ? packets.and(DisplayFilter.of("not ipv6")) : packets,
            withoutLocal,
            counted.mostFrames(),
            true,
            counted.interval(),
            Bounds.DEFAULT));
  }
}
