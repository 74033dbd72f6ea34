package trafficanalyzer.analysis.conversation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import trafficanalyzer.analysis.Analysis;
import trafficanalyzer.analysis.CaptureAnalysis;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.Undecoded;
import trafficanalyzer.packet.file.Frame;
import trafficanalyzer.packet.flow.Flow;
import trafficanalyzer.packet.header.IpProtocols;

/** What we tell of a capture, in the form of {@link TsharkStatistics}. */
final class OurStatistics implements Analysis {
  private static final long SECOND = 1_000_000_000L;

  /** What both agree about, though not everything is decoded. */
  private static final Set<Undecoded> WHOLE =
      EnumSet.of(Undecoded.NONE, Undecoded.OTHER_PROTOCOL, Undecoded.NOT_IP, Undecoded.ENCRYPTED);

  final List<ConversationRow> conversations = new ArrayList<>();
  final Map<Long, String> seconds = new TreeMap<>();
  final Map<String, String> hierarchy = new LinkedHashMap<>();

  /** By frame number. */
  final Map<Long, Integer> odd = new HashMap<>();

  /** Frames that we find TCP or UDP in, by frame number. */
  final Map<Long, String> transports = new HashMap<>();

  /** What is in the capture that both count in different ways. */
  final Set<OracleDifference> causes = EnumSet.noneOf(OracleDifference.class);

  private long latestNanos = Long.MIN_VALUE;
  double duration;
  long packets;
  private final ConversationTable table = new ConversationTable(100_000, (live, tuple) -> {});

  private OurStatistics() {}

  static OurStatistics of(Path file) throws IOException {
    OurStatistics ours = new OurStatistics();
    ConversationAnalysis analysis =
        new ConversationAnalysis(ConversationOptions.DEFAULT, ours::conversation);
    new CaptureAnalysis(List.of(analysis, ours)).run(file);
    PacketStatistics statistics = analysis.statistics();
    ours.packets = statistics.packets();
    ours.duration = statistics.duration();
    long[] origin = {Long.MIN_VALUE};
    statistics.forEachStep(
        (nanos, packets, bytes) -> {
          origin[0] = origin[0] == Long.MIN_VALUE ? nanos : origin[0];
          ours.seconds.put((nanos - origin[0]) / SECOND, packets + " " + bytes);
        });
    statistics
        .hierarchy()
        .forEach(
            each ->
                ours.hierarchy.put(
                    String.join(":", each.path()), each.packets() + " " + each.bytes()));
    return ours;
  }

  private void conversation(Conversation conversation) {
    Flow flow = conversation.flow();
    if (flow.protocol() != IpProtocols.TCP && flow.protocol() != IpProtocols.UDP) {
      return;
    }
    conversations.add(
        ConversationRow.of(
            flow.protocol() == IpProtocols.TCP ? "tcp" : "udp",
            end(flow.clientHigh(), flow.clientLow(), flow.clientPort()),
            end(flow.serverHigh(), flow.serverLow(), flow.serverPort()),
            flow.packetsOut(),
            ConversationRow.size(flow.bytesOut()),
            flow.packetsIn(),
            ConversationRow.size(flow.bytesIn())));
  }

  private static String end(long high, long low, int port) {
    return Addresses.format(high, low) + ':' + port;
  }

  @Override
  public void packet(Frame frame, Packet packet) {
    if (frame.timestampNanos() < latestNanos) {
      causes.add(OracleDifference.STEPS_BACK);
    }
    latestNanos = Math.max(latestNanos, frame.timestampNanos());
    if (!WHOLE.contains(packet.problem())) {
      causes.add(OracleDifference.BROKEN);
    }
    if (packet.hasIp()) {
      table.of(packet, frame.wireLength() - frame.capturedLength(), frame.timestampNanos());
      if (table.odd() != 0) {
        odd.put(frame.frameNumber(), table.odd());
      }
      if (packet.protocol() == IpProtocols.TCP || packet.protocol() == IpProtocols.UDP) {
        transports.put(frame.frameNumber(), packet.protocol() == IpProtocols.TCP ? ":tcp" : ":udp");
      }
      causes(packet);
    }
  }

  private void causes(Packet packet) {
    if (packet.isFragment()) {
      causes.add(OracleDifference.FRAGMENTS);
    }
    if (packet.tunnels() > 0) {
      causes.add(OracleDifference.TUNNELS);
    }
    if (packet.hasQuoted()) {
      causes.add(OracleDifference.QUOTED);
    }
  }

  @Override
  public void end() {}
}
