package trafficanalyzer.packet.file;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.packet.Frames.hex;
import static trafficanalyzer.packet.file.PcapngBuilder.timeResolution;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trafficanalyzer.packet.file.PcapngBuilder.Option;
import trafficanalyzer.packet.file.ReadFrames.Frame;

class PcapngFormatTest {
  private static final byte[] FRAME = hex("0102030405");
  private static final String BYTES = "0102030405";

  @ParameterizedTest
  @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
  void everyKindOfPacketBlockIsReadInBothByteOrders(String name) throws IOException {
    ByteOrder order = name.startsWith("B") ? BIG_ENDIAN : LITTLE_ENDIAN;
    ReadFrames read =
        ReadFrames.of(
            new PcapngBuilder(order)
                .networkInterface(113)
                .packet(0, 1_700_000_000_123_456L, FRAME)
                .obsoletePacket(0, 1_700_000_000_123_457L, 1500, FRAME)
                .simplePacket(5, FRAME)
                .bytes());
    assertThat(read.frames())
        .containsExactly(
            new Frame(1, 1_700_000_000_123_456_000L, 113, 5, BYTES),
            new Frame(2, 1_700_000_000_123_457_000L, 113, 1500, BYTES),
            new Frame(3, 0, 113, 5, BYTES));
    assertThat(read.problem()).isEmpty();
  }

  @Test
  void eachInterfaceHasItsLinkTypeResolutionAndOffset() throws IOException {
    PcapngBuilder builder = new PcapngBuilder(LITTLE_ENDIAN);
    ReadFrames read =
        ReadFrames.of(
            builder
                .networkInterface(1, 96, timeResolution(9))
                .networkInterface(101, 0, timeResolution(0x80 | 10), builder.timeOffset(1000))
                .packet(1, 512, FRAME)
                .packet(0, 3, FRAME)
                .bytes());
    assertThat(read.frames())
        .containsExactly(
            new Frame(1, 1_000_500_000_000L, 101, 5, BYTES), new Frame(2, 3, 1, 5, BYTES));
  }

  @Test
  void sectionsOfEitherByteOrderFollowEachOtherWithInterfacesOfTheirOwn() throws IOException {
    byte[] file =
        new PcapngBuilder(BIG_ENDIAN)
            .networkInterface(1)
            .packet(0, 1, FRAME)
            .section(LITTLE_ENDIAN, 1, 4711)
            .networkInterface(113)
            .packet(0, 2, FRAME)
            .section(BIG_ENDIAN)
            .packet(0, 3, FRAME)
            .bytes();
    ReadFrames read = ReadFrames.of(file);
    assertThat(read.frames()).extracting(Frame::linkType).containsExactly(1, 113);
    assertThat(read.fault().reason())
        .isEqualTo("packet of interface 0, but 0 are described before it");
    try (CaptureReader reader = ReadFrames.open(file)) {
      while (reader.next()) {
        assertThat(reader.compression()).isEqualTo("none");
      }
      assertThat(reader.format()).isEqualTo("pcapng, big-endian, 3 sections");
    }
  }

  @Test
  void aSimplePacketHasNoMoreThanItsInterfaceKeeps() throws IOException {
    ReadFrames read =
        ReadFrames.of(
            new PcapngBuilder(BIG_ENDIAN)
                .networkInterface(1, 5)
                .simplePacket(1500, FRAME)
                .simplePacket(2, hex("0102"))
                .bytes());
    assertThat(read.frames())
        .containsExactly(new Frame(1, 0, 1, 1500, BYTES), new Frame(2, 0, 1, 2, "0102"));
  }

  @Test
  void namesSecretsStatisticsCustomAndUnknownBlocksArePassedOver() throws IOException {
    PcapngBuilder builder = new PcapngBuilder(LITTLE_ENDIAN).networkInterface(1);
    for (int type : new int[] {4, 5, 10, 0xBAD, 0x4000_0BAD, 9, 0x8000_0001, 77}) {
      builder.block(type, new byte[8]);
    }
    ReadFrames read = ReadFrames.of(builder.packet(0, 1, FRAME).block(99, new byte[0]).bytes());
    assertThat(read.frames()).hasSize(1);
    assertThat(read.problem()).isEmpty();
  }

  @Test
  void aBlockLargerThanTheBufferIsPassedOverWithoutBeingHeld() throws IOException {
    byte[] file =
        new PcapngBuilder(BIG_ENDIAN)
            .networkInterface(1)
            .block(0xBAD, new byte[3 * ByteWindow.MOST_BYTES])
            .packet(0, 1, FRAME)
            .bytes();
    try (CaptureReader reader = ReadFrames.open(file)) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.buffer().capacity()).isLessThanOrEqualTo(ByteWindow.MOST_BYTES);
      assertThat(reader.next()).isFalse();
      assertThat(reader.fault()).isEmpty();
    }
  }

  @Test
  void aBlockOf4GigabytesEndsWithTheFile() throws IOException {
    byte[] file =
        new PcapngBuilder(BIG_ENDIAN)
            .networkInterface(1)
            .packet(0, 1, FRAME)
            .raw(hex("00000bad fffffffc 00000000"))
            .bytes();
    assertThat(ReadFrames.of(file).problem())
        .isEqualTo(
            "frame 2 at byte 88: block cut short: 4294967292 bytes expected, 12 found before the"
                + " end of the file");
  }

  @Test
  void aPacketBlockOf4GigabytesIsAFault() throws IOException {
    byte[] file =
        new PcapngBuilder(BIG_ENDIAN)
            .networkInterface(1)
            .raw(hex("00000006 fffffffc 00000000 00000000 00000001 00000005 00000005 0102030405"))
            .raw(new byte[40])
            .bytes();
    assertThat(ReadFrames.of(file).problem())
        .isEqualTo(
            "frame 1 at byte 48: block of 4294967292 bytes where at most 1048576 are expected");
  }

  @Test
  void aVeryLongBlockOfATypeThatNobodyAssignedIsTakenForDamage() throws IOException {
    byte[] file =
        new PcapngBuilder(BIG_ENDIAN)
            .networkInterface(1)
            .raw(hex("9e3779b9 7f4a7c14 00000000"))
            .packet(0, 1, FRAME)
            .bytes();
    try (CaptureReader reader = ReadFrames.open(file)) {
      assertThat(reader.next()).isFalse();
      assertThat(reader.fault().orElseThrow().reason())
          .isEqualTo("block of 2135587860 bytes where at most 1048576 are expected");
      assertThat(reader.resume()).isTrue();
      assertThat(reader.next()).isTrue();
    }
  }

  @Test
  void optionsOfPacketsAndUnknownOnesOfInterfacesDoNotMatter() throws IOException {
    ReadFrames read =
        ReadFrames.of(
            new PcapngBuilder(BIG_ENDIAN)
                .networkInterface(
                    1,
                    0,
                    new Option(2, new byte[] {'e', 't', 'h', '0', '1'}),
                    timeResolution(3),
                    new Option(0x8001, new byte[300]))
                .packet(0, 7, 5, 5, FRAME, new Option(1, new byte[65_535]))
                .bytes());
    assertThat(read.frames()).containsExactly(new Frame(1, 7_000_000, 1, 5, BYTES));
    assertThat(read.problem()).isEmpty();
  }

  @Test
  void whatContradictsItselfIsAFaultThatSaysSo() throws IOException {
    assertThat(problem(begun().block(77, new byte[4], 20)))
        .isEqualTo("block of 16 bytes whose end says that it has 20");
    assertThat(problem(begun().raw(hex("0000004d 00000008 00000008"))))
        .isEqualTo("block of 8 bytes, which is less than any has");
    assertThat(problem(begun().packet(1, 1, FRAME)))
        .isEqualTo("packet of interface 1, but 1 are described before it");
    assertThat(problem(begun().packet(-1, 1, FRAME)))
        .isEqualTo("packet of interface 4294967295, but 1 are described before it");
    assertThat(problem(begun().packet(0, 1, 9, 9, FRAME)))
        .isEqualTo("packet block of 40 bytes, too short for 9 captured");
    assertThat(problem(begun().packet(0, 1, -1, 9, FRAME)))
        .isEqualTo("packet block of 40 bytes, too short for 4294967295 captured");
    assertThat(problem(begun().packet(0, 1, new byte[262_145])))
        .isEqualTo("captured length 262145 where at most 262144 is expected");
    assertThat(problem(begun().block(6, new byte[16])))
        .isEqualTo("packet block of 28 bytes, too short for its fields");
    assertThat(problem(begun().simplePacket(9, FRAME)))
        .isEqualTo("packet block of 24 bytes, too short for 9 captured");
    assertThat(problem(begun().block(1, new byte[4])))
        .isEqualTo("interface description of 16 bytes, too short for its fields");
    assertThat(problem(begun().networkInterface(1, 0, new Option(9, new byte[2]))))
        .isEqualTo("interface description: option 9 of 2 bytes where it has 1");
    assertThat(problem(begun().networkInterface(1, 0, new Option(14, new byte[4]))))
        .isEqualTo("interface description: option 14 of 4 bytes where it has 8");
    assertThat(problem(begun().block(1, hex("0001 0000 00000000 0002 0009 00000000"))))
        .isEqualTo("interface description: option 2 of 9 bytes, 4 are left");
    assertThat(problem(begun().section(BIG_ENDIAN, 2, -1)))
        .isEqualTo("section of pcapng version 2 where 1 is expected");
    assertThat(problem(begun().raw(hex("0a0d0d0a 0000001c 1a2b3c4e"))))
        .isEqualTo("section with the byte-order magic 1a2b3c4e");
  }

  @Test
  void moreInterfacesThanAnybodyHasAreAFault() throws IOException {
    PcapngBuilder builder = new PcapngBuilder(BIG_ENDIAN);
    for (int i = 0; i <= 65_536; i++) {
      builder.networkInterface(1);
    }
    assertThat(ReadFrames.of(builder.bytes()).fault().reason())
        .isEqualTo("more than 65536 interfaces in a section");
  }

  @Test
  void framesOfAllLengthsAreWholeAtTheBuffersEnd() throws IOException {
    PcapngBuilder builder = new PcapngBuilder(LITTLE_ENDIAN).networkInterface(1);
    int[] lengths = {0, 1, 2, 3, 262_144, 60_001, 262_143};
    for (int i = 0; i < 5 * lengths.length; i++) {
      byte[] frame = new byte[lengths[i % lengths.length]];
      Arrays.fill(frame, (byte) i);
      builder.packet(0, i, frame);
    }
    try (CaptureReader reader = ReadFrames.open(builder.bytes())) {
      for (int i = 0; i < 5 * lengths.length; i++) {
        assertThat(reader.next()).isTrue();
        byte[] expected = new byte[lengths[i % lengths.length]];
        Arrays.fill(expected, (byte) i);
        byte[] bytes = new byte[reader.capturedLength()];
        reader.buffer().get(reader.offset(), bytes);
        assertThat(bytes).isEqualTo(expected);
      }
      assertThat(reader.next()).isFalse();
    }
  }

  private static PcapngBuilder begun() {
    return new PcapngBuilder(BIG_ENDIAN).networkInterface(1).packet(0, 1, FRAME);
  }

  /** The fault after one good frame. */
  private static String problem(PcapngBuilder builder) throws IOException {
    ReadFrames read = ReadFrames.of(builder.bytes());
    assertThat(read.frames()).hasSize(1);
    assertThat(read.fault().frameNumber()).isEqualTo(2);
    assertThat(read.fault().position()).isEqualTo(88);
    return read.fault().reason();
  }
}
