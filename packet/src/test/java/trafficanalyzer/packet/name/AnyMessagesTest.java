package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.packet.Frames.hex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.name.quic.Initials;
import trafficanalyzer.packet.name.tls.Hellos;

/**
 * Messages that tell names, cut, mutated and out of order, through one reader: nothing throws, and
 * what is told is a hostname.
 */
class AnyMessagesTest {
  private static final String CONNECT = "CONNECT a.example:443 HTTP/1.1\r\nHost: a.example\r\n\r\n";
  private static final byte[] ANSWER =
      hex(
          "abcd 8180 0001 0001 0000 0000 0161076578616d706c6500 0001 0001",
          "c00c 0001 0001 0000003c 0004 c0000207");

  private final Random random = new Random(11);
  private final Talk talk = new Talk();

  @Test
  void framesCutAtEveryByte() {
    for (byte[] frame : frames()) {
      for (int length = 0; length <= frame.length; length++) {
        talk.read(frame, length);
      }
    }
    checkNames();
  }

  @Test
  void framesWithEveryByteChanged() {
    for (byte[] frame : frames()) {
      for (int i = 0; i < frame.length; i++) {
        byte[] changed = frame.clone();
        changed[i] = (byte) random.nextInt(256);
        talk.read(changed);
      }
    }
    checkNames();
  }

  @Test
  void framesWithSeveralBytesChangedInAnyOrderAtAnyTime() {
    List<byte[]> frames = frames();
    for (int round = 0; round < 200_000; round++) {
      byte[] frame = frames.get(random.nextInt(frames.size())).clone();
      for (int i = random.nextInt(4); i > 0; i--) {
        // Mostly in the headers and at the beginning of the content.
        int most = random.nextBoolean() ? 120 : frame.length;
        frame[random.nextInt(Math.min(frame.length, most))] = (byte) random.nextInt(256);
      }
      talk.read(frame, random.nextInt(3) == 0 ? random.nextInt(frame.length + 1) : frame.length);
      talk.now += random.nextInt(2_000_000_000) - 900_000_000L;
    }
    checkNames();
  }

  private void checkNames() {
    assertThat(talk.names).isNotEmpty();
    assertThat(talk.names)
        .allSatisfy(
            name ->
                assertThat(name.hostname())
                    .matches("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*")
                    .hasSizeLessThanOrEqualTo(253));
  }

  private static List<byte[]> frames() {
    byte[] hello = Hellos.postQuantum("example.com");
    byte[] marked = Hellos.tls("example.com", Hellos.ENCRYPTED);
    byte[] split = Hellos.records(Hellos.message("example.com"), 20);
    byte[] answers = Talk.framed(ANSWER);
    byte[] message =
        Hellos.message(Hellos.extension(51, new byte[900]), Hellos.serverName("b.org"));
    List<byte[]> frames = new ArrayList<>();
    frames.add(client(99, Talk.SYN, new byte[0]));
    frames.add(client(100, Talk.ACK, Arrays.copyOf(hello, 700)));
    frames.add(client(800, Talk.ACK, Arrays.copyOfRange(hello, 700, hello.length)));
    frames.add(client(100, Talk.ACK, marked));
    frames.add(client(100, Talk.ACK, Arrays.copyOf(marked, 90)));
    frames.add(client(190, Talk.ACK, Arrays.copyOfRange(marked, 90, marked.length)));
    frames.add(client(100, Talk.ACK, split));
    frames.add(client(100, Talk.ACK, CONNECT.getBytes(StandardCharsets.US_ASCII)));
    frames.add(client(100 + CONNECT.length(), Talk.ACK, split));
    frames.add(client(100, Talk.ACK, CONNECT.substring(0, 50).getBytes(StandardCharsets.US_ASCII)));
    frames.add(server(99, Talk.SYN | Talk.ACK, new byte[0]));
    frames.add(server(100, Talk.ACK, Arrays.copyOf(answers, 20)));
    frames.add(server(120, Talk.ACK, Arrays.copyOfRange(answers, 20, answers.length)));
    frames.add(datagram(Initials.datagram(1, Initials.ID, 0, Initials.crypto(message, 0, 500))));
    frames.add(
        datagram(
            Initials.datagram(
                1, Initials.ID, 1, Initials.crypto(message, 500, message.length), hex("0200"))));
    frames.add(datagram(Hellos.dtls("example.com")));
    frames.add(
        datagram(
            hex(
                "0d 0102030405060708 51303433 01 000102030405060708090a0b a0 01 0000",
                "43484c4f 0200 0000 5041440004000000 534e49000f000000",
                "2d2d2d2d 6578616d706c652e636f6d 0000000000000000")));
    return frames;
  }

  private static byte[] client(long sequence, int flags, byte[] content) {
    return Talk.segment("10.0.0.1", 40000, "192.0.2.1", 443, sequence, flags, content);
  }

  private static byte[] server(long sequence, int flags, byte[] content) {
    return Talk.segment("192.0.2.1", 53, "10.0.0.1", 40000, sequence, flags, content);
  }

  private static byte[] datagram(byte[] content) {
    return Talk.datagram("10.0.0.1", 40000, "192.0.2.1", 443, content);
  }
}
