package trafficanalyzer.packet.name.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.packet.Frames.hex;
import static trafficanalyzer.packet.Frames.join;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trafficanalyzer.packet.name.tls.TlsHello.Found;

class TlsHelloTest {
  private final TlsHello reader = new TlsHello();

  @Test
  void aHelloTellsItsServersName() {
    assertThat(read(Hellos.tls("example.com"))).isEqualTo(Found.WHOLE);
    assertThat(name()).isEqualTo("example.com");
    assertThat(reader.hello().encrypted()).isFalse();
    assertThat(reader.hello().whole()).isTrue();
  }

  @Test
  void aHelloWithAnEncryptedOneIsMarked() {
    read(Hellos.tls("public.example", Hellos.ENCRYPTED));
    assertThat(name()).isEqualTo("public.example");
    assertThat(reader.hello().encrypted()).isTrue();
    // RFC 9849, section 5: 1 marks the inner hello, which nobody sees in the clear.
    read(Hellos.tls("a.example", Hellos.extension(0xFE0D, hex("01"))));
    assertThat(reader.hello().encrypted()).isFalse();
  }

  @Test
  void otherKindsOfNamesAreSkipped() {
    byte[] names = hex("000b 07 0001 ff 00 0004 612e6465");
    assertThat(read(Hellos.record(Hellos.message(Hellos.extension(0, names)))))
        .isEqualTo(Found.WHOLE);
    assertThat(name()).isEqualTo("a.de");
  }

  @Test
  void aHelloOfOldTimesHasNoExtensions() {
    byte[] body = join(hex("0300"), new byte[32], hex("00 0002 0005 01 00"));
    assertThat(read(Hellos.record(join(hex("01 000029"), body)))).isEqualTo(Found.WHOLE);
    assertThat(reader.hello().nameLength()).isZero();
    assertThat(reader.hello().whole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 50, 100, 1000})
  void aHelloMayBeSplitOverRecords(int size) {
    byte[] message = Hellos.message("example.com", Hellos.ENCRYPTED);
    assertThat(read(Hellos.records(message, size))).isEqualTo(Found.WHOLE);
    assertThat(name()).isEqualTo("example.com");
    assertThat(reader.hello().encrypted()).isTrue();
  }

  @Test
  void whatFollowsTheHelloDoesNotMatter() {
    assertThat(read(join(Hellos.tls("example.com"), hex("140303000101"), new byte[50])))
        .isEqualTo(Found.WHOLE);
    assertThat(name()).isEqualTo("example.com");
  }

  @Test
  void eachPartOfAHelloIsOneAndHasTheNameOrNone() {
    byte[] message = Hellos.message("example.com", Hellos.extension(51, new byte[300]));
    for (byte[] whole :
        new byte[][] {Hellos.record(message), Hellos.records(message, 7), Hellos.tls("b.org")}) {
      for (int length = 1; length < whole.length; length++) {
        assertThat(read(Arrays.copyOf(whole, length))).as("%d bytes", length).isEqualTo(Found.PART);
        assertThat(reader.hello().nameLength()).isIn(0, 5, 11);
        assertThat(reader.hello().whole()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "170303 0010 01 00000c 0303", // application data
        "160203 0010 01 00000c 0303", // no version of TLS
        "160309 0010 01 00000c 0303",
        "160303 0010 02 00000c 0303", // ServerHello
        "160303 0001 01 160303 0003 00ffff 160303 0001 03", // 64 KiB
        "160303 0001 01 170303 0003 000010 0303", // another record in the middle
        "80 2e 01 03 01 00 15 00 00 00 10", // SSL 2.0
        "474554202f20485454502f312e310d0a"
      })
  void otherContentIsNothing(String content) {
    assertThat(read(hex(content))).isEqualTo(Found.NOTHING);
  }

  @Test
  void lengthsThatDisagreeAreToldAndNeverReadBeyond() {
    byte[] hello = Hellos.tls("example.com");
    Random random = new Random(3);
    int broken = 0;
    for (int round = 0; round < 50_000; round++) {
      byte[] changed = Arrays.copyOf(hello, hello.length - random.nextInt(3));
      for (int i = random.nextInt(3); i >= 0; i--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      Found found = read(changed);
      broken += found == Found.WHOLE && !reader.hello().whole() ? 1 : 0;
      assertThat(reader.hello().nameLength()).isBetween(0, changed.length);
    }
    assertThat(broken).isPositive();
  }

  @Test
  void aDatagramsHelloHasACookie() {
    byte[] datagram = Hellos.dtls("example.com");
    assertThat(DtlsHello.mayBegin(ByteBuffer.wrap(datagram), 0, datagram.length)).isTrue();
    ClientHello hello = new DtlsHello().read(ByteBuffer.wrap(datagram), 0, datagram.length);
    assertThat(name(hello)).isEqualTo("example.com");
    assertThat(hello.whole()).isTrue();
    for (int length = 0; length < datagram.length; length++) {
      ByteBuffer part = ByteBuffer.wrap(Arrays.copyOf(datagram, length));
      if (DtlsHello.mayBegin(part, 0, length)) {
        assertThat(new DtlsHello().read(part, 0, length).whole()).isFalse();
      }
    }
  }

  /** The buffer ends with the bytes: reading beyond would throw. */
  private Found read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length + 3);
    buffer.put(3, bytes);
    return reader.read(buffer, 3, bytes.length);
  }

  private String name() {
    return name(reader.hello());
  }

  private static String name(ClientHello hello) {
    byte[] name = new byte[hello.nameLength()];
    hello.buffer().get(hello.nameOffset(), name);
    return new String(name, StandardCharsets.US_ASCII);
  }
}
