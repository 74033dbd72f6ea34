package trafficanalyzer.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trafficanalyzer.packet.Frames.decode;
import static trafficanalyzer.packet.Frames.ethernet;
import static trafficanalyzer.packet.Frames.hex;
import static trafficanalyzer.packet.Frames.ipv4;
import static trafficanalyzer.packet.Frames.ipv6;
import static trafficanalyzer.packet.Frames.join;
import static trafficanalyzer.packet.Frames.tcp;
import static trafficanalyzer.packet.Frames.u16;
import static trafficanalyzer.packet.Frames.udp;
import static trafficanalyzer.packet.LayersTest.content;
import static trafficanalyzer.packet.LayersTest.ends;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefragmenterTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int MORE = 0x2000;
  private static final String FLOW = "10.0.0.1:40000 10.0.0.2:53";
  private static final String LATER_ALONE = "10.0.0.1:-1 10.0.0.2:-1";

  private final byte[] message = new byte[1000];
  private final byte[] datagram;
  private final Defragmenter defragmenter = new Defragmenter();

  DefragmenterTest() {
    new Random(1).nextBytes(message);
    datagram = udp(40000, 53, message);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void anyOrderGivesTheWholeDatagram(int version) {
    Random random = new Random(version);
    for (int round = 0; round < 50; round++) {
      List<Packet> fragments = fragments(version, round, 8 * (1 + random.nextInt(40)));
      fragments.addAll(fragments.subList(0, random.nextInt(fragments.size()))); // duplicates
      Collections.shuffle(fragments, random);
      List<byte[]> wholes = new ArrayList<>();
      for (Packet fragment : fragments) {
        assertThat(fragment.isFragment()).isTrue();
        Packet whole = defragmenter.put(fragment, round);
        if (whole != null) {
          assertThat(whole.isFragment()).isFalse();
          assertThat(whole.problem()).isEqualTo(Undecoded.NONE);
          assertThat(whole.sourcePort()).isEqualTo(40000);
          assertThat(whole.payloadComplete()).isTrue();
          assertThat(whole.sourceMac()).isEqualTo(0x020000000001L);
          wholes.add(content(whole));
        }
      }
      assertThat(wholes).isNotEmpty().allMatch(whole -> Arrays.equals(whole, message));
    }
    assertThat(defragmenter.contradictory()).isZero();
  }

  @Test
  void laterFragmentsBelongToTheFlowOfTheFirst() {
    Packet first = fragment(1, MORE, 0, 400);
    assertThat(ends(first)).isEqualTo(FLOW);
    assertThat(first.payloadComplete()).isFalse();
    assertThat(defragmenter.put(first, 0)).isNull();
    Packet later = fragment(1, MORE, 400, 800);
    assertThat(ends(later)).isEqualTo(LATER_ALONE);
    assertThat(defragmenter.put(later, 0)).isNull();
    assertThat(ends(later)).isEqualTo(FLOW);
    assertThat(later.problem()).isEqualTo(Undecoded.LATER_FRAGMENT);
    Packet last = fragment(1, 0, 800, 1008);
    assertThat(defragmenter.put(last, 0)).isNotNull();
    assertThat(ends(last)).isEqualTo(FLOW);
    Packet again = fragment(1, 0, 800, 1008);
    assertThat(defragmenter.put(again, 0)).as("a duplicate after the end").isNull();
    assertThat(ends(again)).isEqualTo(FLOW);
  }

  @Test
  void aFragmentBeforeTheFirstHasNoPortsYet() {
    Packet last = fragment(1, 0, 400, 1008);
    assertThat(defragmenter.put(last, 0)).isNull();
    assertThat(ends(last)).isEqualTo(LATER_ALONE);
    assertThat(content(defragmenter.put(fragment(1, MORE, 0, 400), 0))).isEqualTo(message);
  }

  @Test
  void portsThatTheFirstIsTooSmallForAreKnownInTheEnd() {
    byte[] segment = tcp(40000, 53, 0x18, new byte[20]);
    byte[] head = Arrays.copyOf(segment, 8);
    byte[] rest = Arrays.copyOfRange(segment, 8, 40);
    Packet first = decode(228, ipv4("10.0.0.1", "10.0.0.2", 6, MORE, head));
    assertThat(first.problem()).isEqualTo(Undecoded.CUT_SHORT);
    defragmenter.put(first, 0);
    Packet whole = defragmenter.put(decode(228, ipv4("10.0.0.1", "10.0.0.2", 6, 1, rest)), 0);
    assertThat(whole.tcpFlags()).isEqualTo(0x18);
    assertThat(whole.payloadLength()).isEqualTo(20);
  }

  @Test
  void datagramsAreKeptApart() {
    Packet other = decode(228, ipv4("10.0.0.1", "10.0.0.3", 17, MORE, part(0, 400)));
    defragmenter.put(other, 0);
    defragmenter.put(fragment(1, MORE, 0, 400), 0);
    assertThat(defragmenter.put(fragment(2, 0, 400, 1008), 0)).as("another id").isNull();
    byte[] tcp = ipv4("10.0.0.1", "10.0.0.2", 6, 50, part(400, 1008));
    assertThat(defragmenter.put(decode(228, tcp), 0)).as("another protocol").isNull();
    assertThat(defragmenter.put(fragment(1, 0, 400, 1008), 0)).isNotNull();
  }

  @Test
  void anIdentificationMayBeUsedAgain() {
    defragmenter.put(fragment(1, MORE, 0, 400), 0);
    assertThat(defragmenter.put(fragment(1, 0, 400, 1008), 1)).isNotNull();
    message[0]++;
    byte[] changed = udp(41000, 53, message);
    System.arraycopy(changed, 0, datagram, 0, changed.length);
    defragmenter.put(fragment(1, MORE, 0, 400), 2);
    Packet whole = defragmenter.put(fragment(1, 0, 400, 1008), 3);
    assertThat(whole.sourcePort()).isEqualTo(41000);
    assertThat(content(whole)).isEqualTo(message);
  }

  /** RFC 5722, section 4: also fragments that come after the overlap was seen. */
  @Test
  void overlapsGiveUpTheDatagram() {
    defragmenter.put(fragment(1, MORE, 0, 400), 0);
    defragmenter.put(fragment(1, MORE, 392, 800), 0);
    assertThat(defragmenter.contradictory()).isEqualTo(1);
    Packet last = fragment(1, 0, 400, 1008);
    assertThat(defragmenter.put(last, 0)).isNull();
    assertThat(ends(last)).as("the flow is known all the same").isEqualTo(FLOW);
    defragmenter.put(fragment(2, MORE, 400, 800), 0);
    defragmenter.put(fragment(2, MORE, 0, 408), 0);
    assertThat(defragmenter.contradictory()).isEqualTo(2);
    defragmenter.put(fragment(3, 0, 800, 1008), 0);
    defragmenter.put(fragment(3, 0, 800, 1000), 0);
    assertThat(defragmenter.contradictory()).as("two ends").isEqualTo(3);
    defragmenter.put(fragment(4, MORE, 800, 1000), 0);
    defragmenter.put(fragment(4, 0, 400, 800), 0);
    assertThat(defragmenter.contradictory()).as("data beyond the end").isEqualTo(4);
  }

  /** The "ping of death": fragments that would end beyond what a length field can tell. */
  @Test
  void aDatagramOfMoreThan64KibIsGivenUp() {
    byte[] data = new byte[80];
    defragmenter.put(decode(228, ipv4("10.0.0.1", "10.0.0.2", 17, 8190, data)), 0);
    assertThat(defragmenter.contradictory()).isEqualTo(1);
    Defragmenter full = new Defragmenter();
    for (int at = 0; at < 65528; at += 8 * 1024) {
      int length = Math.min(8 * 1024, 65528 - at);
      byte[] piece = ipv4("10.0.0.1", "10.0.0.2", 17, MORE | at / 8, new byte[length]);
      full.put(decode(228, piece), 0);
    }
    byte[] last = ipv4("10.0.0.1", "10.0.0.2", 17, 8191, new byte[7]);
    assertThat(full.put(decode(228, last), 0)).isNull();
    assertThat(full.contradictory()).isEqualTo(1);
  }

  @Test
  void fragmentsThatNobodyCouldUseAreLeftOut() {
    defragmenter.put(fragment(1, MORE, 0, 404), 0); // no multiple of 8
    byte[] whole = ipv4("10.0.0.1", "10.0.0.2", 17, MORE, part(0, 400));
    defragmenter.put(decode(228, Arrays.copyOf(whole, 300)), 0); // cut by the snaplen
    defragmenter.put(decode(228, ipv4("10.0.0.1", "10.0.0.2", 17, 50, new byte[0])), 0);
    assertThat(defragmenter.put(fragment(1, 0, 400, 1008), 0)).isNull();
    assertThat(defragmenter.put(fragment(1, MORE, 0, 400), 0)).isNotNull();
  }

  @Test
  void aWholePacketIsNoFragment() {
    Packet packet = decode(228, Samples.V4);
    assertThat(packet.isFragment()).isFalse();
    assertThat(defragmenter.put(packet, 0)).isNull();
    byte[] atomic = join(hex("1100000000000001"), udp(1, 2, message));
    Packet packet6 = decode(229, ipv6("fd00::1", "fd00::2", 44, atomic));
    assertThat(packet6.isFragment()).as("RFC 6946").isFalse();
    assertThat(packet6.payloadComplete()).isTrue();
  }

  @Test
  void oldDatagramsAreGivenUp() {
    defragmenter.put(fragment(1, MORE, 0, 400), 0);
    Packet last = fragment(1, 0, 400, 1008);
    assertThat(defragmenter.put(last, 61 * SECOND)).isNull();
    assertThat(ends(last)).isEqualTo(LATER_ALONE);
    assertThat(defragmenter.abandoned()).isEqualTo(1);
    defragmenter.put(fragment(1, 0, 400, 1008), -61 * SECOND);
    assertThat(defragmenter.abandoned()).as("time may step back").isEqualTo(2);
  }

  @Test
  void memoryIsBounded() {
    Defragmenter small = new Defragmenter(10, 9000, Duration.ofSeconds(60));
    for (int id = 0; id < 11; id++) {
      small.put(fragment(id, MORE, 8, 16), 0);
    }
    assertThat(small.abandoned()).as("ten datagrams").isEqualTo(1);
    for (int id = 100; id < 110; id++) {
      small.put(fragment(id, MORE, 0, 1000), 0);
    }
    assertThat(small.abandoned()).as("9,000 bytes").isGreaterThan(16);
    assertThat(small.put(fragment(109, 0, 1000, 1008), 0)).as("the newest stays").isNotNull();
    assertThatThrownBy(() -> new Defragmenter(0, 1, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tunnelsInAWholeDatagramAreFollowed() {
    byte[] gre = join(hex("0000 6558 0a0000000002 0a0000000001 0800"), ipv4Datagram());
    byte[] head = ipv4("192.0.2.1", "192.0.2.2", 47, MORE, Arrays.copyOf(gre, 80));
    byte[] tail = ipv4("192.0.2.1", "192.0.2.2", 47, 10, Arrays.copyOfRange(gre, 80, gre.length));
    Packet first = decode(1, ethernet(0x0800, head));
    assertThat(ends(first)).isEqualTo(FLOW);
    assertThat(first.isFragment()).isTrue();
    defragmenter.put(first, 0);
    Packet last = decode(1, ethernet(0x0800, tail));
    Packet whole = defragmenter.put(last, 0);
    assertThat(ends(whole)).isEqualTo(FLOW);
    assertThat(content(whole)).isEqualTo(message);
    assertThat(whole.tunnels()).isEqualTo(1);
    assertThat(Addresses.mac(whole.sourceMac())).isEqualTo("0a:00:00:00:00:01");
    assertThat(ends(last)).as("belongs to the flow within").isEqualTo(FLOW);
    assertThat(last.protocol()).isEqualTo(17);
    assertThat(last.ipVersion()).isEqualTo(4);
  }

  @Test
  void fragmentsInFragmentsArePutTogetherToo() {
    List<byte[]> inner = new ArrayList<>();
    for (int at = 0; at < 1008; at += 504) {
      byte[] part = part(at, at + 504);
      inner.add(ipv4("10.0.0.1", "10.0.0.2", 17, (at == 0 ? MORE : 0) | at / 8, part));
    }
    Packet whole = null;
    for (int i = 0; i < 2; i++) {
      byte[] packet = inner.get(i);
      byte[] head = join(hex("60000000 0108 2c40"), new byte[32]);
      byte[] one = join(head, hex("0400 0001 0000000" + i), Arrays.copyOf(packet, 256));
      assertThat(defragmenter.put(decode(229, one), 0)).isNull();
      byte[] rest = Arrays.copyOfRange(packet, 256, packet.length);
      byte[] head2 = join(hex("60000000"), u16(8 + rest.length), hex("2c40"), new byte[32]);
      byte[] two = join(head2, hex("0400 0100 0000000" + i), rest);
      whole = defragmenter.put(decode(229, two), 0);
    }
    assertThat(whole).isNotNull();
    assertThat(ends(whole)).isEqualTo(FLOW);
    assertThat(content(whole)).isEqualTo(message);
    assertThat(whole.tunnels()).isEqualTo(1);
    assertThat(defragmenter.reassembled()).isEqualTo(3);
  }

  @Test
  void anyBytesAreTaken() {
    Random random = new Random(3);
    List<Packet> seeds = fragments(4, 1, 80);
    seeds.addAll(fragments(6, 1, 80));
    Packet packet = new Packet();
    int fragments = 0;
    for (int round = 0; round < 50_000; round++) {
      ByteBuffer seed = seeds.get(random.nextInt(seeds.size())).buffer();
      byte[] frame = new byte[seed.limit() - 3];
      seed.get(3, frame);
      for (int i = random.nextInt(4); i > 0; i--) {
        frame[random.nextInt(Math.min(80, frame.length))] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(10) == 0 ? random.nextInt(frame.length) : frame.length;
      packet.wrap(ByteBuffer.wrap(frame, 0, length), 0, length, 1);
      fragments += packet.isFragment() ? 1 : 0;
      Packet whole = defragmenter.put(packet, round);
      assertThat(whole == null || !whole.isFragment()).isTrue();
    }
    assertThat(fragments).isGreaterThan(30_000);
  }

  private byte[] ipv4Datagram() {
    return ipv4("10.0.0.1", "10.0.0.2", 17, datagram);
  }

  private byte[] part(int from, int to) {
    return Arrays.copyOfRange(datagram, from, to);
  }

  private Packet fragment(int id, int more, int from, int to) {
    byte[] ip = ipv4("10.0.0.1", "10.0.0.2", 17, more | from / 8, part(from, to));
    ip[4] = (byte) (id >>> 8);
    ip[5] = (byte) id;
    return decode(1, ethernet(0x0800, ip));
  }

  /** The datagram in pieces of a size. */
  private List<Packet> fragments(int version, int id, int size) {
    List<Packet> fragments = new ArrayList<>();
    for (int from = 0; from < datagram.length; from += size) {
      int to = Math.min(datagram.length, from + size);
      boolean more = to < datagram.length;
      if (version == 4) {
        fragments.add(fragment(id, more ? MORE : 0, from, to));
      } else {
        // A hop-by-hop header comes before: the number to put right is in it.
        byte[] header = hex("2c00000000000000 1100");
        byte[] content = join(header, u16(from | (more ? 1 : 0)), u16(0), u16(id), part(from, to));
        fragments.add(decode(1, ethernet(0x86DD, ipv6("fd00::1", "fd00::2", 0, content))));
      }
    }
    return fragments;
  }
}
