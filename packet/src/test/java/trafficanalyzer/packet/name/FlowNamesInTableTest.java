package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Frames;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.flow.FiveTuple;
import trafficanalyzer.packet.flow.Flow;
import trafficanalyzer.packet.flow.FlowTable;

/** What connections tell of their servers, and for which packets it counts. */
class FlowNamesInTableTest {
  private static final String CLIENT = "10.0.0.1";
  private static final String SERVER = "192.0.2.1";
  private static final int SYN = 0x02;
  private static final int ACK = 0x10;
  private static final long SECOND = 1_000_000_000L;

  private final NameTable names = new NameTable(100, Duration.ofSeconds(1000));

  @Test
  void aConnectionsOwnNameComesBeforeWhatDnsTold() {
    names.add(observation(1, "dns.com"));
    names.add(name(10, 9, "own.com"));
    assertThat(find(11, out(ACK))).isEqualTo("own.com sni outbound");
    assertThat(find(11, in())).isEqualTo("own.com sni inbound");
  }

  @Test
  void theFirstNameCountsForThePacketsBeforeItALaterOneFromItsPacketOn() {
    names.add(name(10, 8, "first.com"));
    names.add(name(20, 8, "second.com"));
    assertThat(find(7, out(ACK))).as("before the connection").isNull();
    assertThat(find(8, out(SYN))).startsWith("first.com");
    assertThat(find(9, in())).startsWith("first.com");
    assertThat(find(19, out(ACK))).startsWith("first.com");
    assertThat(find(20, out(ACK))).startsWith("second.com");
    assertThat(find(15, in())).as("a packet that comes late").startsWith("first.com");
    assertThat(find(1000, in())).startsWith("second.com");
  }

  @Test
  void aNameOfALaterConnectionCountsForThatOnly() {
    names.add(name(10, 8, "first.com"));
    names.add(name(50, 40, "second.com"));
    assertThat(find(8, syn(1))).startsWith("first.com");
    assertThat(find(39, out(ACK))).startsWith("first.com");
    assertThat(find(40, syn(2))).startsWith("second.com");
    assertThat(find(45, in())).startsWith("second.com");
  }

  @Test
  void aConnectionThatTellsNoNameDoesNotInheritOne() {
    names.add(name(10, 8, "first.com"));
    assertThat(find(8, syn(1))).startsWith("first.com");
    assertThat(find(40, syn(2))).isNull();
    assertThat(find(41, out(ACK))).isNull();
  }

  @Test
  void neitherDoesItWhereItsBeginningWasSeenByTheReaderOfNamesOnly() {
    names.add(name(10, 8, "first.com"));
    names.begins(opening(2), 40 * SECOND);
    names.begins(opening(3), 50 * SECOND);
    assertThat(find(39, out(ACK))).startsWith("first.com");
    names.restart(Long.MAX_VALUE);
    assertThat(find(41, out(ACK))).isNull();
    names.add(name(60, 50, "third.com"));
    assertThat(find(55, out(ACK))).startsWith("third.com");
  }

  @Test
  void theNameOfAConnectionWhoseBeginningWasMarkedCountsFromThereOn() {
    names.add(name(10, 8, "first.com"));
    names.begins(opening(2), 40 * SECOND);
    names.add(name(50, 40, "second.com"));
    assertThat(find(39, out(ACK))).startsWith("first.com");
    assertThat(find(40, syn(2))).startsWith("second.com");
    assertThat(find(45, in())).startsWith("second.com");
    assertThat(find(50, out(ACK))).startsWith("second.com");
  }

  @Test
  void aNameThatIsTooOldToCountNeedsNoMark() {
    names.add(name(10, 8, "first.com"));
    assertThat(names.markOf(opening(2), 1010 * SECOND)).isNotNull();
    assertThat(names.markOf(opening(2), 1011 * SECOND))
        .as("as where the name was not read back from the journal")
        .isNull();
  }

  @Test
  void aBeginningIsMarkedOnlyWhereANameCouldBeMistaken() {
    assertThat(names.markOf(opening(1), 5)).isNull();
    names.add(name(10, 8, "first.com"));
    assertThat(names.markOf(opening(1), 8 * SECOND)).as("the named connection's own SYN").isNull();
    assertThat(names.markOf(opening(2), 20 * SECOND)).isNotNull();
    names.begins(opening(2), 20 * SECOND);
    assertThat(names.markOf(opening(3), 30 * SECOND)).as("marked already").isNull();
  }

  @Test
  void aNameIsForgottenAfterItsAgeUnlessItsConnectionIsLive() {
    names.add(name(10, 8, "first.com"));
    assertThat(find(1010, out(ACK))).isNotNull();
    assertThat(find(1011, out(ACK))).isNotNull();
    names.restart(Long.MAX_VALUE);
    assertThat(find(1011, out(ACK))).isNull();
  }

  @Test
  void aNameThatIsToldAfterAPacketWasLookedUpCountsFromThenOn() {
    assertThat(find(8, syn(1))).isNull();
    names.add(name(10, 8, "own.com"));
    assertThat(find(10, out(ACK))).startsWith("own.com");
  }

  @Test
  void aNameThatWasToldAfterACapturesLastPacketIsNotLookedAt() {
    names.add(name(10, 8, "own.com"));
    names.restart(9 * SECOND);
    assertThat(find(8, syn(1))).as("as when the capture was read first").isNull();
    names.restart(10 * SECOND);
    assertThat(find(8, syn(1))).startsWith("own.com");
  }

  @Test
  void theNamesOfAFlowThatWereToldAfterTheFirstAreItsCandidates() {
    names.add(name(10, 8, "first.com"));
    names.add(name(11, 8, "second.com"));
    names.add(name(12, 8, "first.com"));
    names.add(name(13, 8, "third.com"));
    names.add(name(50, 40, "other.com"));
    List<Flow> flows = new ArrayList<>();
    FlowTable table = new FlowTable(flows::add);
    table.add(syn(1), 60, 8 * SECOND);
    table.add(out(ACK), 60, 30 * SECOND);
    table.add(syn(2), 60, 40 * SECOND);
    table.add(syn(3), 60, 70 * SECOND);
    table.endAll();
    assertThat(names.find(flows.get(0))).isTrue();
    assertThat(names.endpoint()).isEqualTo("first.com");
    assertThat(names.candidates()).containsExactly("second.com", "third.com");
    assertThat(names.find(flows.get(1))).as("named after its last packet").isTrue();
    assertThat(names.endpoint()).isEqualTo("other.com");
    assertThat(names.find(flows.get(2))).isFalse();
  }

  @Test
  void namesOfManyConnectionsStayBounded() {
    for (int port = 1; port < 60_000; port++) {
      for (int i = 0; i < 3; i++) {
        names.add(name(port, port, port, "host" + i + ".com"));
      }
    }
    assertThat(find(59_999, packet(CLIENT, 59_999, SERVER, 443, ACK))).isNotNull();
    assertThat(find(59_000, packet(CLIENT, 59_000, SERVER, 443, ACK))).isNull();
    for (int i = 0; i < 10_000; i++) {
      names.add(name(70_000 + i, 70_000, "host" + i + ".com"));
    }
    assertThat(find(79_999, out(ACK))).startsWith("host9999.com");
  }

  private String find(long seconds, Packet packet) {
    if (!names.find(packet, seconds * SECOND)) {
      return null;
    }
    return names.endpoint()
        + " "
        + names.source().label()
        + (names.inbound() ? " inbound" : " outbound");
  }

  private static NameObservation observation(long seconds, String hostname) {
    return new NameObservation(
        seconds * SECOND,
        Addresses.toInetAddress(0, low(CLIENT)),
        Addresses.toInetAddress(0, low(SERVER)),
        hostname,
        NameSource.DNS);
  }

  private static FlowName name(long seconds, long began, String hostname) {
    return name(seconds, began, 40000, hostname);
  }

  private static FlowName name(long seconds, long began, int port, String hostname) {
    return new FlowName(
        seconds * SECOND,
        Addresses.toInetAddress(0, low(CLIENT)),
        port,
        Addresses.toInetAddress(0, low(SERVER)),
        443,
        6,
        hostname,
        NameSource.SNI,
        began * SECOND);
  }

  private static long low(String ipv4) {
    return 0xFFFF_0000_0000L | ByteBuffer.wrap(Frames.address(ipv4)).getInt() & 0xFFFF_FFFFL;
  }

  private static Packet out(int flags) {
    return packet(CLIENT, 40000, SERVER, 443, flags);
  }

  private static Packet in() {
    return packet(SERVER, 443, CLIENT, 40000, ACK);
  }

  private static Packet syn(int sequence) {
    byte[] segment = Frames.tcp(40000, 443, SYN, new byte[0]);
    ByteBuffer.wrap(segment).putInt(4, sequence);
    return Frames.decode(228, Frames.ipv4(CLIENT, SERVER, 6, segment));
  }

  private static Packet packet(String source, int port, String destination, int to, int flags) {
    byte[] segment = Frames.tcp(port, to, flags, new byte[0]);
    return Frames.decode(228, Frames.ipv4(source, destination, 6, segment));
  }

  private static FiveTuple opening(int sequence) {
    FiveTuple tuple = new FiveTuple();
    tuple.set(syn(sequence));
    return tuple;
  }
}
