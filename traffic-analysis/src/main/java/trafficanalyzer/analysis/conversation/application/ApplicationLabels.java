package trafficanalyzer.analysis.conversation.application;

import java.util.Locale;
import trafficanalyzer.packet.Applications;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.IpProtocols;

/**
 * Labels {@code TRANSPORT_APP}, such as {@code TCP_HTTP} and {@code UDP_DNS}, with {@code _TLS}
 * where the content is encrypted: {@code TCP_HTTP_TLS}, {@code TCP_MQTT_TLS}. What is recognized in
 * the content counts, else the well-known port, else {@code OTHER}. Protocols without ports are
 * labels themselves: {@code ICMP}, {@code GRE}. DHCP is {@code UDP_DHCP_QUERY} or {@code
 * UDP_DHCP_RESPONSE}, by the message.
 *
 * <p>Nothing is allocated for a label that was met before.
 */
public final class ApplicationLabels {
  private static final String NO_SERVICE = "OTHER";

  /** Linux's ephemeral ports begin there; IANA's, above 49151, are few systems' only. */
  private static final int EPHEMERAL = 32_768;

  private static final int TRANSPORTS = 4;
  private static final String[] TRANSPORT_NAMES = {"TCP", "UDP", "SCTP", "DCCP"};

  private final ServicePorts services = new ServicePorts();
  private final Labels labels = new Labels();

  /** Numbers of labels by transport and port, + 1; 0 where it was not asked yet. */
  private final short[][] byPort = new short[TRANSPORTS][];

  private final int[][] byContent = new int[TRANSPORTS][Content.values().length];
  private final int[] byProtocol = new int[256];

  /** The labels that have a number. */
  public Labels labels() {
    return labels;
  }

  /**
   * The label that protocol and ports tell.
   *
   * @param serverPort the port of the server; -1 where that is not known: then the smaller port
   *     counts where it is a service's, else the larger one unless it is ephemeral
   */
  public int ofPorts(Packet packet, int serverPort) {
    int transport = transport(packet.protocol());
    if (transport < 0 || packet.sourcePort() < 0) {
      return ofProtocol(packet);
    }
    if (serverPort >= 0) {
      return ofPort(transport, serverPort);
    }
    int smaller = Math.min(packet.sourcePort(), packet.destinationPort());
    int larger = Math.max(packet.sourcePort(), packet.destinationPort());
    return service(transport, smaller) == null && larger < EPHEMERAL
        ? ofPort(transport, larger)
        : ofPort(transport, smaller);
  }

  /**
   * The label that the content tells.
   *
   * @param label what the ports told, or the content before
   * @param content any but {@link Content#UNKNOWN}
   */
  public int ofContent(Packet packet, int label, Content content) {
    if (content == Content.TLS) {
      return labels.encrypted(label);
    }
    int transport = transport(packet.protocol());
    int known = byContent[transport][content.ordinal()];
    if (known == 0) {
      known = labels.of(TRANSPORT_NAMES[transport] + '_' + content);
      byContent[transport][content.ordinal()] = known;
    }
    return known;
  }

  private int ofPort(int transport, int port) {
    short[] known = byPort[transport];
    if (known == null) {
      known = new short[1 << 16];
      byPort[transport] = known;
    }
    if (known[port] == 0) {
      String service = service(transport, port);
      String name = service == null ? NO_SERVICE : service;
      known[port] = (short) (labels.of(TRANSPORT_NAMES[transport] + '_' + name) + 1);
    }
    return known[port] - 1;
  }

  private String service(int transport, int port) {
    return switch (transport) {
      case 0 -> services.tcp(port);
      case 2 -> services.sctp(port);
      default -> services.udp(port);
    };
  }

  /** What has no ports, or lost them with the first fragment. */
  private int ofProtocol(Packet packet) {
    int protocol = packet.protocol() & 0xFF;
    if (byProtocol[protocol] == 0) {
      byProtocol[protocol] = labels.of(Applications.of(packet).toUpperCase(Locale.ROOT));
    }
    return byProtocol[protocol];
  }

  private static int transport(int protocol) {
    return switch (protocol) {
      case IpProtocols.TCP -> 0;
      case IpProtocols.UDP, IpProtocols.UDP_LITE -> 1;
      case IpProtocols.SCTP -> 2;
      case IpProtocols.DCCP -> 3;
      default -> -1;
    };
  }
}
