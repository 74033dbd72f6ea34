package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Frames;
import trafficanalyzer.packet.Packet;

class NameTableTest {
  private static final String ALICE = "10.0.0.1";
  private static final String BOB = "10.0.0.2";
  private static final String SERVER = "192.0.2.1";

  private final NameTable names = new NameTable(1000, Duration.ofSeconds(1000));

  @Test
  void aPacketToAnAddressHasTheNameItsSenderWasTold() {
    tell(10, ALICE, SERVER, "hahaha.com");
    assertThat(find(11, ALICE, 40000, SERVER, 443)).isEqualTo("hahaha.com dns outbound");
    assertThat(find(11, SERVER, 443, ALICE, 40000)).isEqualTo("hahaha.com dns inbound");
  }

  @Test
  void anotherClientsAnswerCountsWhereTheClientHasNone() {
    tell(10, ALICE, SERVER, "hahaha.com");
    tell(20, BOB, SERVER, "huhuhu.ro");
    assertThat(find(30, ALICE, 1, SERVER, 2)).isEqualTo("hahaha.com dns outbound");
    assertThat(find(30, BOB, 1, SERVER, 2)).isEqualTo("huhuhu.ro dns outbound");
    assertThat(find(30, "10.0.0.3", 1, SERVER, 2)).isEqualTo("huhuhu.ro dns-other-client outbound");
    assertThat(find(15, SERVER, 1, "10.0.0.3", 2)).isEqualTo("hahaha.com dns-other-client inbound");
  }

  @Test
  void namesAreThoseOfPacketTime() {
    tell(10, ALICE, SERVER, "first.com");
    tell(20, ALICE, SERVER, "second.com");
    tell(30, ALICE, SERVER, "first.com");
    assertThat(find(9, ALICE, 1, SERVER, 2)).isNull();
    assertThat(find(10, ALICE, 1, SERVER, 2)).startsWith("first.com");
    assertThat(find(19, ALICE, 1, SERVER, 2)).startsWith("first.com");
    assertThat(find(20, ALICE, 1, SERVER, 2)).startsWith("second.com");
    assertThat(find(31, ALICE, 1, SERVER, 2)).startsWith("first.com");
  }

  @Test
  void anAnswerThatArrivesLateCountsFromItsOwnTime() {
    tell(10, ALICE, SERVER, "first.com");
    tell(30, ALICE, SERVER, "first.com");
    tell(20, ALICE, SERVER, "second.com");
    assertThat(find(15, ALICE, 1, SERVER, 2)).startsWith("first.com");
    assertThat(find(25, ALICE, 1, SERVER, 2)).startsWith("second.com");
    assertThat(find(30, ALICE, 1, SERVER, 2)).startsWith("first.com");
    tell(5, ALICE, SERVER, "zeroth.com");
    assertThat(find(6, ALICE, 1, SERVER, 2)).startsWith("zeroth.com");
  }

  @Test
  void ofTwoAnswersAtTheSameTimeTheSecondCounts() {
    tell(10, ALICE, SERVER, "first.com");
    tell(10, ALICE, SERVER, "second.com");
    assertThat(find(10, ALICE, 1, SERVER, 2)).startsWith("second.com");
    tell(20, ALICE, SERVER, "second.com");
    tell(20, ALICE, SERVER, "third.com");
    assertThat(find(19, ALICE, 1, SERVER, 2)).startsWith("second.com");
    assertThat(find(20, ALICE, 1, SERVER, 2)).startsWith("third.com");
  }

  @Test
  void anAnswerGrowsOldAndItsRepetitionKeepsItYoung() {
    tell(10, ALICE, SERVER, "hahaha.com");
    assertThat(find(1010, ALICE, 1, SERVER, 2)).isNotNull();
    assertThat(find(1011, ALICE, 1, SERVER, 2)).isNull();
    tell(900, ALICE, SERVER, "hahaha.com");
    assertThat(find(1900, ALICE, 1, SERVER, 2)).isNotNull();
    assertThat(names.size()).as("a repetition takes no room").isEqualTo(1);
    tell(5000, ALICE, SERVER, "hahaha.com");
    assertThat(find(3000, ALICE, 1, SERVER, 2)).as("between two that are too far apart").isNull();
    assertThat(find(5000, ALICE, 1, SERVER, 2)).isNotNull();
  }

  @Test
  void whereBothEndsHaveANameTheSmallerPortIsTheServers() {
    tell(10, ALICE, SERVER, "server.com");
    tell(10, SERVER, ALICE, "alice.lan");
    assertThat(find(11, ALICE, 40000, SERVER, 443)).isEqualTo("server.com dns outbound");
    assertThat(find(11, ALICE, 443, SERVER, 40000)).isEqualTo("alice.lan dns inbound");
    assertThat(find(11, ALICE, 7, SERVER, 7)).isEqualTo("server.com dns outbound");
  }

  @Test
  void theClientsOwnKnowledgeComesBeforeTheSmallerPort() {
    tell(10, BOB, ALICE, "alice.lan");
    tell(10, ALICE, SERVER, "server.com");
    assertThat(find(11, ALICE, 22, SERVER, 40000)).isEqualTo("server.com dns outbound");
  }

  @Test
  void aPacketWithoutIpHasNoName() {
    assertThat(names.find(Frames.decode(1, Frames.hex(Frames.MACS, "0806")), 1)).isFalse();
    assertThat(names.endpoint()).isNull();
    assertThat(names.source()).isNull();
  }

  @Test
  void theOldestByPacketTimeGiveWayToNewOnes() {
    NameTable small = new NameTable(100, Duration.ofDays(1));
    for (int i = 0; i < 1000; i++) {
      int time = i * 7919 % 1000; // all of 0 to 999, in disorder
      small.add(observation(time, ALICE, "10.1." + time / 256 + "." + time % 256, "h" + time));
      assertThat(small.size()).isLessThanOrEqualTo(100);
    }
    for (int time = 0; time < 1000; time++) {
      Packet packet = packet(ALICE, 1, "10.1." + time / 256 + "." + time % 256, 2);
      assertThat(small.find(packet, 2000 * 1_000_000_000L)).isEqualTo(time >= 900);
    }
  }

  /** What a plain list of all observations answers, the table answers too. */
  @Test
  void itAgreesWithAPlainListOfObservations() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      NameTable table = new NameTable(1000, Duration.ofSeconds(50));
      List<NameObservation> all = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        NameObservation observation =
            observation(
                i, "10.0.0." + random.nextInt(3), "192.0.2." + random.nextInt(3), name(random));
        all.add(observation);
        table.add(observation);
      }
      for (int i = 0; i < 200; i++) {
        String client = "10.0.0." + random.nextInt(3);
        String server = "192.0.2." + random.nextInt(3);
        long time = random.nextInt(130) * 1_000_000_000L;
        table.restart(Long.MAX_VALUE);
        boolean found = table.find(packet(client, 40000, server, 80), time);
        assertThat(found ? table.endpoint() + table.source() : null)
            .isEqualTo(plain(all, client, server, time));
      }
    }
  }

  /** A flood of answers for one address, and one of addresses, in a second or two. */
  @Test
  void aFloodOfSpoofedAnswersStaysBoundedAndQuick() {
    NameTable table = new NameTable(10_000, Duration.ofDays(1));
    InetAddress alice = Addresses.toInetAddress(0, low(ALICE));
    InetAddress server = Addresses.toInetAddress(0, low(SERVER));
    String[] hostnames = {"a.com", "b.com", "c.com"};
    for (int i = 0; i < 1_000_000; i++) {
      table.add(new NameObservation(i, alice, server, hostnames[i % 3], NameSource.DNS));
    }
    assertThat(table.size()).isEqualTo(NameIndex.MOST_RUNS);
    Packet packet = packet(ALICE, 1, SERVER, 2);
    int found = 0;
    for (int i = 0; i < 200_000; i++) {
      table.restart(Long.MAX_VALUE); // so that it is decided again
      found += table.find(packet, 999_999 - i % NameIndex.MOST_RUNS) ? 1 : 0;
    }
    assertThat(found).isEqualTo(200_000);
    for (int i = 0; i < 1_000_000; i++) {
      InetAddress address = Addresses.toInetAddress(0x2001_0db8_0000_0000L, i);
      table.add(new NameObservation(2_000_000 + i, alice, address, "d.com", NameSource.DNS));
    }
    assertThat(table.size()).isEqualTo(10_000);
  }

  @Test
  void theBoundIsOnNamesOfTheLinkAndOfTheWorldTogether() {
    NameTable table = new NameTable(100, Duration.ofDays(1));
    InetAddress alice = Addresses.toInetAddress(0, low(ALICE));
    for (NameSource source : List.of(NameSource.DNS, NameSource.MDNS, NameSource.DNS)) {
      for (int i = 0; i < 200; i++) {
        InetAddress address = Addresses.toInetAddress(0, low("192.168.1.0") + i);
        table.add(new NameObservation(i, alice, address, "printer.local", source));
      }
      assertThat(table.size()).isEqualTo(100);
    }
  }

  @Test
  void aTableWithoutRoomIsRefused() {
    assertThatThrownBy(() -> new NameTable(0, Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String plain(List<NameObservation> all, String client, String server, long time) {
    NameObservation own = null;
    NameObservation any = null;
    for (NameObservation observation : all) {
      long age = time - observation.observedAtNanos();
      if (observation.address().getHostAddress().equals(server)
          && age >= 0
          && age <= 50_000_000_000L) {
        any = observation;
        own = observation.client().getHostAddress().equals(client) ? observation : own;
      }
    }
    if (own != null) {
      return own.hostname() + "DNS";
    }
    return any == null ? null : any.hostname() + "DNS_OTHER_CLIENT";
  }

  private static String name(Random random) {
    return "host" + random.nextInt(3) + ".com";
  }

  private void tell(long seconds, String client, String address, String hostname) {
    names.add(observation(seconds, client, address, hostname));
  }

  private static NameObservation observation(
      long seconds, String client, String address, String hostname) {
    return new NameObservation(
        seconds * 1_000_000_000L,
        Addresses.toInetAddress(0, low(client)),
        Addresses.toInetAddress(0, low(address)),
        hostname,
        NameSource.DNS);
  }

  private static long low(String ipv4) {
    byte[] bytes = Frames.address(ipv4);
    long low = 0xFFFF;
    for (byte b : bytes) {
      low = low << 8 | b & 0xFF;
    }
    return low;
  }

  private String find(
      long seconds, String source, int sourcePort, String destination, int destinationPort) {
    Packet packet = packet(source, sourcePort, destination, destinationPort);
    names.restart(Long.MAX_VALUE); // so that it is the first packet of its connection
    if (!names.find(packet, seconds * 1_000_000_000L)) {
      return null;
    }
    return names.endpoint()
        + " "
        + names.source().label()
        + (names.inbound() ? " inbound" : " outbound");
  }

  private static Packet packet(
      String source, int sourcePort, String destination, int destinationPort) {
    byte[] segment = Frames.tcp(sourcePort, destinationPort, 0x10, new byte[0]);
    return Frames.decode(228, Frames.ipv4(source, destination, 6, segment));
  }
}
