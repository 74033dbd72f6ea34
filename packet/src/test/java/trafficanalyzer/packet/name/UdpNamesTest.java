package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.packet.Frames.hex;
import static trafficanalyzer.packet.Frames.join;
import static trafficanalyzer.packet.name.quic.Initials.crypto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trafficanalyzer.packet.name.quic.Initials;
import trafficanalyzer.packet.name.tls.Hellos;

class UdpNamesTest {
  private static final byte[] HELLO = Hellos.message("example.com");
  private static final byte[] LONG_HELLO =
      Hellos.message(Hellos.extension(51, new byte[1500]), Hellos.serverName("example.com"));
  private static final byte[] ID = Initials.ID;
  private static final byte[] OTHER_ID = hex("0102030405060708090a");

  private final Talk talk = new Talk();

  @ParameterizedTest
  @ValueSource(ints = {Initials.V1, Initials.V2, Initials.DRAFT_29, 0xFF00001B, 0xFACEB002})
  void anInitialNamesItsServer(int version) {
    talk.datagram(Initials.datagram(version, ID, 0, crypto(HELLO, 0, HELLO.length)));
    assertThat(talk.told()).containsExactly("quic example.com");
    assertThat(talk.names.get(0).protocol()).isEqualTo(17);
    assertThat(talk.names.get(0).clientPort()).isEqualTo(40000);
  }

  @Test
  void theNameMayBeTheOuterOne() {
    byte[] hello = Hellos.message("public.example", Hellos.ENCRYPTED);
    talk.datagram(Initials.datagram(Initials.V1, ID, 0, crypto(hello, 0, hello.length)));
    assertThat(talk.told()).containsExactly("quic-outer public.example");
  }

  @Test
  void piecesInAnyOrderAmongOtherFrames() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      List<byte[]> frames = new ArrayList<>();
      int at = 0;
      while (at < LONG_HELLO.length) {
        int end = Math.min(LONG_HELLO.length, at + 1 + random.nextInt(300));
        frames.add(crypto(LONG_HELLO, at, end));
        at = end;
      }
      frames.add(hex("01"));
      frames.add(hex("000000"));
      frames.add(hex("02 05 4100 01 00 01 02"));
      frames.add(hex("03 05 4100 00 00 01 02 03"));
      Collections.shuffle(frames, random);
      Talk shuffled = new Talk();
      int number = random.nextInt();
      int half = frames.size() / 2;
      shuffled.datagram(
          Initials.datagram(
              Initials.V1, ID, number, frames.subList(0, half).toArray(byte[][]::new)));
      shuffled.datagram(
          Initials.datagram(
              Initials.V1,
              ID,
              number + 1,
              frames.subList(half, frames.size()).toArray(byte[][]::new)));
      assertThat(shuffled.told()).containsExactly("quic example.com");
    }
  }

  @Test
  void theKeysStayWhenTheServersConnectionIdIsTaken() {
    int half = LONG_HELLO.length / 2;
    talk.datagram(Initials.datagram(Initials.V1, ID, 0, crypto(LONG_HELLO, 0, half)));
    talk.datagram(
        Initials.packet(
            Initials.V1,
            ID,
            OTHER_ID,
            new byte[0],
            1,
            1100,
            crypto(LONG_HELLO, half, LONG_HELLO.length)));
    assertThat(talk.told()).containsExactly("quic example.com");
  }

  @Test
  void afterARetryTheKeysFollowFromItsConnectionId() {
    int half = LONG_HELLO.length / 2;
    talk.datagram(Initials.datagram(Initials.V1, ID, 0, crypto(LONG_HELLO, 0, half)));
    talk.answer(join(hex("f0 00000001 00 0a 0102030405060708090a"), new byte[40]));
    byte[] token = new byte[50];
    byte[] first = crypto(LONG_HELLO, 0, half);
    byte[] second = crypto(LONG_HELLO, half, LONG_HELLO.length);
    talk.datagram(Initials.packet(Initials.V1, OTHER_ID, OTHER_ID, token, 1, 1100, second));
    assertThat(talk.told()).isEmpty();
    talk.datagram(Initials.packet(Initials.V1, OTHER_ID, OTHER_ID, token, 2, 1100, first));
    assertThat(talk.told()).containsExactly("quic example.com");
  }

  @Test
  void packetsBeforeAndAfterItInTheDatagramAreSkipped() {
    int half = LONG_HELLO.length / 2;
    byte[] none = {};
    byte[] first = Initials.packet(Initials.V1, ID, ID, none, 0, 0, crypto(LONG_HELLO, 0, half));
    byte[] rest = crypto(LONG_HELLO, half, LONG_HELLO.length);
    byte[] second = Initials.packet(Initials.V1, ID, ID, none, 1, 0, rest);
    byte[] zeroRtt = join(hex("d0 00000001 08 8394c8f03e515708 00 14"), new byte[20]);
    talk.datagram(join(zeroRtt, first, second, new byte[10]));
    assertThat(talk.told()).containsExactly("quic example.com");
  }

  @Test
  void whatIsLostLeavesTheNameThatWasThere() {
    byte[] hello = Hellos.message("example.com", Hellos.extension(51, new byte[1500]));
    talk.datagram(Initials.datagram(Initials.V1, ID, 0, crypto(hello, 0, 1000)));
    assertThat(talk.told()).containsExactly("quic example.com");
    talk.datagram(Initials.datagram(Initials.V1, ID, 0, crypto(hello, 0, hello.length)));
    assertThat(talk.told()).hasSize(1);
  }

  @Test
  void serversPacketsAndNoiseTellNothing() {
    byte[] initial = Initials.datagram(Initials.V1, ID, 0, crypto(HELLO, 0, HELLO.length));
    byte[] wrongKeys =
        Initials.packet(Initials.V1, OTHER_ID, ID, new byte[0], 0, 1100, crypto(HELLO, 0, 100));
    for (int i = 0; i < 50; i++) {
      talk.answer(wrongKeys);
    }
    // A sender of what cannot be opened is not listened to any longer.
    talk.answer(initial);
    assertThat(talk.told()).isEmpty();
    talk.datagram(initial);
    assertThat(talk.told()).containsExactly("quic example.com");
  }

  @Test
  void aTruncatedDatagramTellsNothing() {
    byte[] datagram = Initials.datagram(Initials.V1, ID, 0, crypto(HELLO, 0, HELLO.length));
    for (int length = 0; length < datagram.length; length += length < 60 ? 1 : 37) {
      Talk cut = new Talk();
      cut.datagram(Arrays.copyOf(datagram, length));
      assertThat(cut.told()).isEmpty();
    }
  }

  @Test
  void aDatagramOfDtlsNamesItsServer() {
    talk.datagram(Hellos.dtls("example.com"));
    assertThat(talk.told()).containsExactly("sni example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0d 0102030405060708 51303433 01 000102030405060708090a0b a0 01 0000",
        "c3 51303436 50 0102030405060708 00000001 000102030405060708090a0b a0 01 0000"
      })
  void googlesOwnQuicNamesItsServer(String header) {
    byte[] tags = hex("5041440004000000 534e49000f000000 5645520013000000");
    byte[] values = hex("2d2d2d2d 6578616d706c652e636f6d 51303433");
    byte[] message = join(hex(header), hex("43484c4f 0300 0000"), tags, values, new byte[20]);
    talk.datagram(message);
    assertThat(talk.told()).containsExactly("quic example.com");
    for (int length = 0; length < message.length - 25; length++) {
      Talk cut = new Talk();
      cut.datagram(Arrays.copyOf(message, length));
      assertThat(cut.told()).isEmpty();
    }
  }

  @Test
  void whatIsLeftOutIsNotRead() {
    Talk without = new Talk(new NameOptions(Set.of(53), Set.of(NameFamily.QUIC, NameFamily.SNI)));
    without.datagram(Initials.datagram(Initials.V1, ID, 0, crypto(HELLO, 0, HELLO.length)));
    without.datagram(Hellos.dtls("example.com"));
    assertThat(without.told()).isEmpty();
  }
}
