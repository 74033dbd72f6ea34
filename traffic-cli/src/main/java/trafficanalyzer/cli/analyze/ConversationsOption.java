package trafficanalyzer.cli.analyze;

import java.util.Optional;
import picocli.CommandLine.Option;
import trafficanalyzer.analysis.conversation.Bounds;
import trafficanalyzer.analysis.conversation.ConversationOptions;
import trafficanalyzer.analysis.conversation.filter.DisplayFilter;

/** Whether conversations are looked for, and which packets count for them. */
final class ConversationsOption {
  @Option(
      names = "--conversations",
      description =
          "Also find conversations, pairs of hosts, applications and what is odd with TCP, as"
              + " JSON.")
  private boolean wanted;

  @Option(
      names = "--filter",
      paramLabel = "FILTER",
      description =
          "For conversations, count only packets that a display filter lets pass, such as"
              + " 'tcp.port in {80, 443} && !(ip.addr == 10.0.0.0/8)'.")
  private String filter;

  @Option(
      names = "--without-local",
      description =
          "For conversations, leave out traffic that never leaves its own network: between private,"
              + " link-local and loopback addresses, and from those to multicast and broadcast.")
  private boolean withoutLocal;

  /**
   * What was asked for; empty where no conversations are.
   *
   * @param mostFrames frames of a capture after which no more are looked at
   * @throws IllegalArgumentException if the filter is not understood, or nothing is to be filtered
   */
  Optional<ConversationOptions> options(long mostFrames) {
    if (!wanted) {
      if (filter != null || withoutLocal) {
        throw new IllegalArgumentException("--filter and --without-local need --conversations");
      }
      return Optional.empty();
    }
    DisplayFilter packets = filter == null ? DisplayFilter.ALL : DisplayFilter.of(filter);
    return Optional.of(new ConversationOptions(packets, withoutLocal, mostFrames, Bounds.DEFAULT));
  }
}
