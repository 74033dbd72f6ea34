package trafficanalyzer.packet.name.quic;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.packet.Frames.hex;
import static trafficanalyzer.packet.Frames.join;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The samples of RFC 9001, appendix A, and RFC 9369, appendix A. */
class InitialVectorsTest {
  private static final byte[] ID = hex("8394c8f03e515708");

  /** RFC 9001, section A.2: the CRYPTO frame, for example.com. */
  private static final byte[] CRYPTO =
      hex(
          "060040f1010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e868",
          "04fe3a47f06a2b69484c00000413011302010000c000000010000e00000b6578",
          "616d706c652e636f6dff01000100000a00080006001d00170018001000070005",
          "04616c706e000500050100000000003300260024001d00209370b2c9caa47fba",
          "baf4559fedba753de171fa71f50f1ce15d43e994ec74d748002b000302030400",
          "0d0010000e0403050306030203080408050806002d00020101001c0002400100",
          "3900320408ffffffffffffffff05048000ffff07048000ffff08011001048000",
          "75300901100f088394c8f03e51570806048000ffff");

  @Test
  void keysOfVersion1() throws Exception {
    InitialKeys keys = InitialKeys.of(QuicVersion.V1, ID);
    assertThat(keys.key().getEncoded()).isEqualTo(hex("1f369613dd76d5467730efcbe3b1a22d"));
    assertThat(keys.iv()).isEqualTo(hex("fa044b2f42a3fd3b46fb255c"));
    assertThat(keys.header().getEncoded()).isEqualTo(hex("9f50449e04a0e810283a1e9933adedd2"));
  }

  @Test
  void keysOfVersion2() throws Exception {
    InitialKeys keys = InitialKeys.of(QuicVersion.V2, ID);
    assertThat(keys.key().getEncoded()).isEqualTo(hex("8b1a0bc121284290a29e0971b5cd045d"));
    assertThat(keys.iv()).isEqualTo(hex("91f73e2351d8fa91660e909f"));
    assertThat(keys.header().getEncoded()).isEqualTo(hex("45b95e15235d6f45a6b19cbcb0294ba9"));
  }

  @Test
  void clientInitialOfVersion1() throws Exception {
    byte[] packet = Initials.datagram(Initials.V1, ID, 2, CRYPTO);
    assertThat(packet).hasSize(1200);
    assertThat(packet)
        .startsWith(
            hex(
                "c000000001088394c8f03e5157080000449e7b9aec34d1b1c98dd7689fb8ec11",
                "d242b123dc9bd8bab936b47d92ec356c0bab7df5976d27cd449f63300099f399"))
        .endsWith(hex("e221af44860018ab0856972e194cd934"));
    assertThat(opened(packet)).startsWith(CRYPTO).hasSize(1162);
  }

  @Test
  void clientInitialOfVersion2() throws Exception {
    byte[] packet = Initials.datagram(Initials.V2, ID, 2, CRYPTO);
    assertThat(packet)
        .hasSize(1200)
        .startsWith(
            hex(
                "d76b3343cf088394c8f03e5157080000449ea0c95e82ffe67b6abcdb4298b485",
                "dd04de806071bf03dceebfa162e75d6c96058bdbfb127cdfcbf903388e99ad04"))
        .endsWith(hex("a18b2faa745b6fe189cf772a9f84cbfc"));
    assertThat(opened(packet)).startsWith(CRYPTO);
  }

  @Test
  void otherKeysOpenNothing() throws Exception {
    byte[] packet = Initials.datagram(Initials.V1, ID, 2, CRYPTO);
    packet[1199] ^= 1;
    LongHeader header = new LongHeader();
    assertThat(header.read(ByteBuffer.wrap(packet), 0, packet.length)).isTrue();
    assertThat(new InitialOpener().open(header, InitialKeys.of(QuicVersion.V1, ID))).isNegative();
  }

  private static byte[] opened(byte[] packet) throws Exception {
    LongHeader header = new LongHeader();
    assertThat(header.read(ByteBuffer.wrap(join(packet, new byte[3])), 0, packet.length)).isTrue();
    assertThat(header.initial).isTrue();
    assertThat(header.end).isEqualTo(packet.length);
    InitialOpener opener = new InitialOpener();
    int length = opener.open(header, InitialKeys.of(header.version, ID));
    assertThat(length).isPositive();
    return Arrays.copyOf(opener.opened().array(), length);
  }
}
