package trafficanalyzer.benchmarks.capture;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** One frame of a {@link BackboneFlows flow}, as two routers exchange it. */
final class BackboneFrame {
  private static final int ETHERNET = 14;
  private static final int IPV4 = 20;
  private static final int IPV6 = 40;
  private static final int TCP_WITH_TIMES = 32;
  private static final int TCP_OF_SYN = 40;
  private static final int FULL = 1514;
  private static final int FIN = 1;
  private static final int SYN = 2;
  private static final int RST = 4;
  private static final int PUSH = 8;
  private static final int ACK = 16;
  private static final int SCATTER = 0x9E3779B1;

  private final ByteBuffer buffer = ByteBuffer.allocate(FULL);
  private final BackboneFlows flows;
  private final SplittableRandom random;
  private final int snaplen;
  private final boolean payloads;
  private int transport;
  private int headers;
  private int wire;

  /**
   * @param payloads whether payload is captured up to the snap length, or taken away as in the MAWI
   *     archive
   */
  BackboneFrame(BackboneFlows flows, SplittableRandom random, int snaplen, boolean payloads) {
    this.flows = flows;
    this.random = random;
    this.snaplen = snaplen;
    this.payloads = payloads;
    buffer.putLong(0, 0x0200_0000_0001_0200L).putInt(8, 2);
  }

  /** The frame from index 0 on. */
  ByteBuffer buffer() {
    return buffer;
  }

  /** Bytes on the wire. */
  int wireLength() {
    return wire;
  }

  /** Bytes captured. */
  int capturedLength() {
    return payloads ? Math.min(wire, snaplen) : headers;
  }

  /** Makes a flow's next packet. */
  void make(int flow, long milliseconds) {
    transport = ETHERNET + (flows.ipv6[flow] ? IPV6 : IPV4);
    int number = flows.packet[flow]++;
    boolean fromClient =
        switch (flows.kind[flow]) {
          case TCP -> tcp(flow, number, (int) milliseconds);
          case SCAN -> scan(flow, number);
          case DNS -> udp(flow, number % 2 == 0, number == 0 ? 40 : 90 + random.nextInt(400));
          case QUIC -> udp(flow, number % 4 == 3, number % 4 == 3 ? 35 : 1250);
          case UDP -> udp(flow, number % 2 == 0, 20 + random.nextInt(1_000));
          case ICMP -> icmp(flow, number);
          case ESP -> esp(flow, number);
        };
    ip(flow, fromClient);
    if (payloads) {
      for (int at = headers; at < snaplen; at += 8) {
        buffer.putLong(at, random.nextLong());
      }
    }
  }

  /** A handshake, a request, two full segments for each acknowledgment, and an end. */
  private boolean tcp(int flow, int number, int milliseconds) {
    int last = flows.packets[flow] - 1;
    if (number < 2) {
      syn(flow, number == 0, milliseconds);
      return number == 0;
    }
    boolean fromClient = number < 4 || number >= last - 1 ? number % 2 == 0 : number % 3 == 0;
    int flags = ACK;
    int payload = fromClient ? 0 : FULL - transport - TCP_WITH_TIMES;
    if (number == 3 || flows.clientPort[flow] % 8 == 0) { // what people type, or a request
      payload = 30 + random.nextInt(700);
      flags |= PUSH;
    }
    if (number >= last - 1) {
      flags = number == last && flows.clientPort[flow] % 10 == 1 ? RST | ACK : FIN | ACK;
      payload = 0;
    }
    segment(flow, fromClient, flags, TCP_WITH_TIMES, payload);
    times(transport + 20, flow, fromClient, milliseconds);
    return fromClient;
  }

  private void syn(int flow, boolean fromClient, int milliseconds) {
    segment(flow, fromClient, fromClient ? SYN : SYN | ACK, TCP_OF_SYN, 1);
    wire--; // a SYN counts as a byte, and is none
    buffer.putInt(transport + 20, 0x0204_05b4).putInt(transport + 24, 0x0402_0103);
    times(transport + 28, flow, fromClient, milliseconds);
  }

  /** RFC 7323: the sender's clock, and the last one of the other's. */
  private void times(int at, int flow, boolean fromClient, int milliseconds) {
    int client = flows.client[flow] * SCATTER;
    int server = flows.server[flow] * SCATTER;
    buffer.putInt(at, 0x0101_080a);
    buffer.putInt(at + 4, milliseconds + (fromClient ? client : server));
    buffer.putInt(at + 8, milliseconds - random.nextInt(200) + (fromClient ? server : client));
  }

  private boolean scan(int flow, int number) {
    segment(flow, number == 0, number == 0 ? SYN : RST | ACK, 20, 0);
    return number == 0;
  }

  private void segment(int flow, boolean fromClient, int flags, int header, int payload) {
    int[] sent = fromClient ? flows.clientSequence : flows.serverSequence;
    int[] seen = fromClient ? flows.serverSequence : flows.clientSequence;
    ports(flow, fromClient);
    buffer.putInt(transport + 4, sent[flow]);
    buffer.putInt(transport + 8, (flags & ACK) == 0 ? 0 : seen[flow]);
    buffer.putShort(transport + 12, (short) (header / 4 << 12 | flags));
    buffer.putShort(transport + 14, (short) (501 + (seen[flow] >>> 24)));
    buffer.putShort(transport + 16, (short) random.nextInt()).putShort(transport + 18, (short) 0);
    sent[flow] += payload;
    headers = transport + header;
    wire = headers + payload;
  }

  private boolean udp(int flow, boolean fromClient, int payload) {
    ports(flow, fromClient);
    buffer.putShort(transport + 4, (short) (8 + payload));
    buffer.putShort(transport + 6, (short) random.nextInt());
    headers = transport + 8;
    wire = headers + payload;
    return fromClient;
  }

  private void ports(int flow, boolean fromClient) {
    int client = flows.clientPort[flow];
    int server = flows.serverPort[flow];
    buffer.putShort(transport, (short) (fromClient ? client : server));
    buffer.putShort(transport + 2, (short) (fromClient ? server : client));
  }

  /** An echo's request and reply: RFC 792, RFC 4443. */
  private boolean icmp(int flow, int number) {
    boolean request = number % 2 == 0;
    int type = flows.ipv6[flow] ? request ? 128 : 129 : request ? 8 : 0;
    buffer.putShort(transport, (short) (type << 8));
    buffer.putShort(transport + 2, (short) random.nextInt());
    buffer.putShort(transport + 4, (short) flows.clientPort[flow]);
    buffer.putShort(transport + 6, (short) (number / 2));
    headers = transport + 8;
    wire = headers + 56;
    return request;
  }

  private boolean esp(int flow, int number) {
    buffer.putInt(transport, flows.clientSequence[flow]).putInt(transport + 4, number);
    headers = transport + 8;
    wire = headers + 40 + random.nextInt(1_300);
    return true;
  }

  private void ip(int flow, boolean fromClient) {
    int source = fromClient ? flows.client[flow] : flows.server[flow];
    int destination = fromClient ? flows.server[flow] : flows.client[flow];
    int ttl = 40 + (source * SCATTER >>> 28);
    if (flows.ipv6[flow]) {
      ipv6(protocol(flow, 58), ttl, source, destination);
    } else {
      ipv4(protocol(flow, 1), ttl, source, destination);
    }
  }

  private int protocol(int flow, int icmp) {
    return switch (flows.kind[flow]) {
      case TCP, SCAN -> 6;
      case DNS, QUIC, UDP -> 17;
      case ICMP -> icmp;
      case ESP -> 50;
    };
  }

  private void ipv4(int protocol, int ttl, int source, int destination) {
    buffer.putShort(12, (short) 0x0800);
    buffer.putInt(14, 0x4500 << 16 | wire - ETHERNET);
    buffer.putInt(18, random.nextInt() & 0xFFFF_0000 | 0x4000);
    buffer.putInt(22, ttl << 24 | protocol << 16);
    buffer.putInt(26, ipv4Address(source)).putInt(30, ipv4Address(destination));
    long sum = 0;
    for (int at = 14; at < 34; at += 4) {
      sum += buffer.getInt(at) & 0xFFFF_FFFFL;
    }
    sum = (sum >>> 32) + (sum & 0xFFFF_FFFFL);
    sum = (sum >>> 16) + (sum & 0xFFFF);
    sum = (sum >>> 16) + (sum & 0xFFFF);
    sum = (sum >>> 16) + (sum & 0xFFFF);
    buffer.putShort(24, (short) ~sum);
  }

  /** Ranks in no order, none of them multicast: the first octet is 1 to 222. */
  private static int ipv4Address(int rank) {
    int scattered = rank * SCATTER;
    return 1 + Integer.remainderUnsigned(scattered >>> 24, 222) << 24 | scattered & 0xFF_FFFF;
  }

  private void ipv6(int next, int hops, int source, int destination) {
    buffer.putShort(12, (short) 0x86DD);
    buffer.putInt(14, 0x6000_0000).putShort(18, (short) (wire - ETHERNET - IPV6));
    buffer.putShort(20, (short) (next << 8 | hops));
    ipv6Address(22, source);
    ipv6Address(38, destination);
  }

  /** Sixteen hosts a network. */
  private void ipv6Address(int at, int rank) {
    buffer.putLong(at, 0x2001_0000_0000_0000L | (rank >>> 4) * (SCATTER & 0xFFFF_FFFFL));
    buffer.putLong(at + 8, rank * 0x9E37_79B9_7F4A_7C15L);
  }
}
