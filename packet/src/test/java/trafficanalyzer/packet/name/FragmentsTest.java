package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.packet.name.quic.Initials.crypto;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Frames;
import trafficanalyzer.packet.name.quic.Initials;
import trafficanalyzer.packet.name.tls.Hellos;

/** What is learnt comes from whole datagrams. */
class FragmentsTest {
  private static final int MORE = 0x2000;
  private static final int CUT = 640;

  private final Talk talk = new Talk();

  @Test
  void aDatagramOfTwoFragmentsInEitherOrder() {
    byte[] hello = Hellos.message("example.com");
    byte[] initial = Initials.datagram(Initials.V1, Initials.ID, 0, crypto(hello, 0, hello.length));
    byte[] udp = Frames.udp(40000, 443, initial);
    byte[] first = fragment(17, MORE, Arrays.copyOf(udp, CUT));
    byte[] second = fragment(17, CUT / 8, Arrays.copyOfRange(udp, CUT, udp.length));
    talk.read(first);
    assertThat(talk.told()).isEmpty();
    talk.read(second);
    assertThat(talk.told()).containsExactly("quic example.com");
    assertThat(talk.names.get(0).serverPort()).isEqualTo(443);
    Talk reversed = new Talk();
    reversed.read(second).read(first);
    assertThat(reversed.told()).containsExactly("quic example.com");
  }

  @Test
  void aSegmentOfTwoFragmentsOfWhichTheReaderForgetsTheFirst() {
    byte[] segment = Frames.tcp(40000, 443, Talk.ACK, Hellos.postQuantum("example.com"));
    byte[] first = fragment(6, MORE, Arrays.copyOf(segment, CUT));
    byte[] second = fragment(6, CUT / 8, Arrays.copyOfRange(segment, CUT, segment.length));
    talk.read(first);
    talk.reader.forget();
    talk.read(second);
    assertThat(talk.told()).isEmpty();
    talk.read(first);
    assertThat(talk.told()).containsExactly("sni example.com");
  }

  private static byte[] fragment(int protocol, int flagsAndOffset, byte[] content) {
    return Frames.ethernet(
        0x0800, Frames.ipv4("10.0.0.1", "192.0.2.1", protocol, flagsAndOffset, content));
  }
}
