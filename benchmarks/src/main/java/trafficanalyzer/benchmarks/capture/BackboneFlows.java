package trafficanalyzer.benchmarks.capture;

import java.util.SplittableRandom;

/**
 * The flows that are on a backbone link at a time: whenever one ends another begins in its place.
 * What distinguishes such a line is kept: few addresses have most of the flows (Zipf's law), few
 * flows have most of the packets (Pareto's), packets come in trains, and scanners try everybody.
 */
final class BackboneFlows {
  /** What a flow is. */
  enum Kind {
    TCP,
    SCAN,
    DNS,
    QUIC,
    UDP,
    ICMP,
    ESP
  }

  /** Of a hundred new flows, in the order of {@link Kind}. */
  private static final int[] SHARES = {44, 26, 13, 5, 4, 7, 1};

  private static final int AT_ONCE = 1 << 15;
  private static final int PACKETS_BEFORE = 200 * AT_ONCE;
  private static final int MOST_PACKETS = 2_000_000;

  /** Addresses of clients, of servers, and of those that are only scanned. */
  private static final int RANKS = 1 << 19;

  private static final double LOG_RANKS = Math.log(RANKS);
  private static final int SCANNERS = 2_000;

  private static final int[] SERVICES = {443, 443, 443, 443, 443, 443, 80, 80, 80, 22, 25, 993};
  private static final int[] SCANNED = {23, 445, 22, 3389, 8080, 6379, 5555, 80};
  private static final int[] DATAGRAMS = {123, 4500, 3478, 51820, 27015, 1194};

  final Kind[] kind = new Kind[AT_ONCE];
  final boolean[] ipv6 = new boolean[AT_ONCE];
  final int[] client = new int[AT_ONCE];
  final int[] server = new int[AT_ONCE];
  final int[] clientPort = new int[AT_ONCE];
  final int[] serverPort = new int[AT_ONCE];

  /** Packets that the flow has had, and will have had. */
  final int[] packet = new int[AT_ONCE];

  final int[] packets = new int[AT_ONCE];

  /** TCP's next sequence numbers. */
  final int[] clientSequence = new int[AT_ONCE];

  final int[] serverSequence = new int[AT_ONCE];

  private final Kind[] drawn = new Kind[100];
  private final SplittableRandom random;
  private int slot;

  BackboneFlows(SplittableRandom random) {
    this.random = random;
    int at = 0;
    for (Kind each : Kind.values()) {
      for (int i = 0; i < SHARES[each.ordinal()]; i++) {
        drawn[at++] = each;
      }
    }
    for (int i = 0; i < AT_ONCE; i++) {
      begin(i);
    }
    // The line was in use before: of the flows at a time, most are long ones.
    for (int i = 0; i < PACKETS_BEFORE; i++) {
      packet[next()]++;
    }
  }

  /** The flow that has the next packet; {@link #packet} tells which of its packets it is. */
  int next() {
    int bits = random.nextInt();
    // Half of the packets follow one of their own flow.
    if (bits < 0) {
      slot = bits & AT_ONCE - 1;
    }
    if (packet[slot] == packets[slot]) {
      begin(slot);
    }
    return slot;
  }

  private void begin(int i) {
    Kind now = drawn[random.nextInt(drawn.length)];
    kind[i] = now;
    packet[i] = 0;
    client[i] = zipf();
    server[i] = RANKS + zipf();
    clientPort[i] = 1024 + random.nextInt(64_512);
    clientSequence[i] = random.nextInt();
    serverSequence[i] = random.nextInt();
    ipv6[i] = now != Kind.SCAN && random.nextInt(100) < 14;
    switch (now) {
      case TCP -> service(i, oneOf(SERVICES, 12), pareto(8));
      case SCAN -> scan(i);
      case DNS -> service(i, 53, 2);
      case QUIC -> service(i, 443, pareto(12));
      case UDP -> service(i, oneOf(DATAGRAMS, 2), pareto(4));
      case ICMP -> service(i, 0, pareto(2));
      case ESP -> service(i, 0, pareto(12));
    }
  }

  private void service(int i, int port, int howMany) {
    serverPort[i] = port;
    packets[i] = howMany;
  }

  /** Four of five get no answer. */
  private void scan(int i) {
    client[i] = random.nextInt(SCANNERS);
    server[i] = 2 * RANKS + random.nextInt(RANKS);
    service(i, oneOf(SCANNED, 4), random.nextInt(5) == 0 ? 2 : 1);
  }

  /** One of the ports, or in one of so many cases any. */
  private int oneOf(int[] ports, int any) {
    return random.nextInt(any) == 0
        ? 1 + random.nextInt(65_535)
        : ports[random.nextInt(ports.length)];
  }

  /** Rank r with a probability of about 1/r. */
  private int zipf() {
    return (int) Math.exp(random.nextDouble() * LOG_RANKS);
  }

  /** Packets of a flow, this many at least, and five times as many on average. */
  private int pareto(int least) {
    double drawnPackets = least * Math.pow(1 - random.nextDouble(), -0.8);
    return (int) Math.min(drawnPackets, MOST_PACKETS);
  }
}
