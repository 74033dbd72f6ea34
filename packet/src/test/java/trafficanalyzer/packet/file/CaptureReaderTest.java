package trafficanalyzer.packet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trafficanalyzer.packet.Frames.hex;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureReaderTest {
  private static final byte[] FRAME = hex("0102030405");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "a1b2c3d4, BIG_ENDIAN,    1700000000123456000",
    "a1b2c3d4, LITTLE_ENDIAN, 1700000000123456000",
    "a1b23c4d, BIG_ENDIAN,    1700000000000123456",
    "a1b23c4d, LITTLE_ENDIAN, 1700000000000123456",
    "a1b2cd34, LITTLE_ENDIAN, 1700000000123456000",
    "a1b2cd34, BIG_ENDIAN,    1700000000123456000",
  })
  void bothByteOrdersAndAllResolutionsAreRead(String magic, String order, long nanos)
      throws IOException {
    Path file =
        new CaptureBuilder(113)
            .magic(Integer.parseUnsignedInt(magic, 16))
            .order(order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
            .frame(1_700_000_000L, 123_456, FRAME)
            .record(4_294_967_295L, 0, 2, 1500, hex("aabb"))
            .write(folder.resolve("a.pcap"));
    try (CaptureReader reader = CaptureReader.open(file)) {
      assertThat(reader.linkType()).isEqualTo(113);
      assertThat(reader.next()).isTrue();
      assertThat(reader.frameNumber()).isEqualTo(1);
      assertThat(reader.timestampNanos()).isEqualTo(nanos);
      assertThat(frame(reader)).isEqualTo(FRAME);
      assertThat(reader.wireLength()).isEqualTo(5);
      assertThat(reader.next()).isTrue();
      assertThat(reader.frameNumber()).isEqualTo(2);
      assertThat(reader.timestampNanos()).isEqualTo(4_294_967_295_000_000_000L);
      assertThat(frame(reader)).isEqualTo(hex("aabb"));
      assertThat(reader.wireLength()).isEqualTo(1500);
      assertThat(reader.next()).isFalse();
      assertThat(reader.fault()).isEmpty();
      assertThat(reader.position()).isEqualTo(reader.size()).isEqualTo(Files.size(file));
    }
  }

  @Test
  void theBitsAboveTheLinkTypeAreNotPartOfIt() throws IOException {
    Path file = new CaptureBuilder(0x24000001).write(folder.resolve("fcs.pcap"));
    try (CaptureReader reader = CaptureReader.open(file)) {
      assertThat(reader.linkType()).isEqualTo(1);
      assertThat(reader.next()).isFalse();
      assertThat(reader.fault()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 1500, 5", "3, 1500, 5", "3, 5, 1500"})
  void oldVersionsWithTheLengthsSwappedAreRead(int minorVersion, int first, int second)
      throws IOException {
    Path file =
        new CaptureBuilder(1)
            .minorVersion(minorVersion)
            .record(1, 0, first, second, FRAME)
            .write(folder.resolve("old.pcap"));
    try (CaptureReader reader = CaptureReader.open(file)) {
      assertThat(reader.next()).isTrue();
      assertThat(frame(reader)).isEqualTo(FRAME);
      assertThat(reader.wireLength()).isEqualTo(1500);
    }
  }

  @Test
  void framesThatCrossTheBuffersEndAndTheLargestOnesAreWhole() throws IOException {
    CaptureBuilder builder = new CaptureBuilder(1);
    int[] lengths = {0, 1, 262_144, 60_000, 131_072, 262_144, 262_143, 262_144, 17, 262_144, 3};
    for (int i = 0; i < 5 * lengths.length; i++) {
      byte[] frame = new byte[lengths[i % lengths.length]];
      Arrays.fill(frame, (byte) i);
      builder.frame(i, 0, frame);
    }
    try (CaptureReader reader = CaptureReader.open(builder.write(folder.resolve("large.pcap")))) {
      for (int i = 0; i < 5 * lengths.length; i++) {
        assertThat(reader.next()).isTrue();
        byte[] expected = new byte[lengths[i % lengths.length]];
        Arrays.fill(expected, (byte) i);
        assertThat(frame(reader)).isEqualTo(expected);
      }
      assertThat(reader.next()).isFalse();
      assertThat(reader.fault()).isEmpty();
      assertThat(reader.buffer().capacity()).isEqualTo(ByteWindow.MOST_BYTES);
    }
  }

  @Test
  void framesStayWhereTheyWereReadWithFurtherBuffers() throws IOException {
    CaptureBuilder builder = new CaptureBuilder(1);
    for (int i = 0; i < 300; i++) {
      builder.frame(i, 0, filled(i, i == 150 ? 200_000 : 7_000));
    }
    Path file = builder.write(folder.resolve("a.pcap"));
    List<ByteBuffer> frames = new ArrayList<>();
    try (CaptureReader reader = CaptureReader.open(file)) {
      reader.readOnInto(() -> ByteBuffer.allocateDirect(1 << 16));
      while (reader.next()) {
        frames.add(
            reader.buffer().duplicate().clear().slice(reader.offset(), reader.capturedLength()));
      }
      assertThat(reader.fault()).isEmpty();
    }
    assertThat(frames).hasSize(300);
    for (int i = 0; i < 300; i++) {
      assertThat(frames.get(i)).isEqualTo(ByteBuffer.wrap(filled(i, i == 150 ? 200_000 : 7_000)));
    }
  }

  private static byte[] filled(int value, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  @Test
  void aFileCutAnywhereIsReadUpToTheCut() throws IOException {
    byte[] whole = new CaptureBuilder(1).frame(1, 0, FRAME).frame(2, 0, hex("aabb")).bytes();
    Path file = folder.resolve("cut.pcap");
    for (int length = 24; length <= whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      try (CaptureReader reader = CaptureReader.open(file)) {
        int frames = 0;
        while (reader.next()) {
          frames++;
        }
        assertThat(frames).isEqualTo(length < 45 ? 0 : length < 63 ? 1 : 2);
        boolean atABoundary = length == 24 || length == 45 || length == 63;
        assertThat(reader.fault().isEmpty()).isEqualTo(atABoundary);
        if (!atABoundary) {
          assertThat(reader.fault().get().frameNumber()).isEqualTo(frames + 1);
          assertThat(reader.fault().get().position()).isEqualTo(frames == 0 ? 24 : 45);
        }
        assertThat(reader.next()).as("a reader that ended stays at its end").isFalse();
      }
    }
  }

  @Test
  void aFaultTellsFramePositionAndWhatWasExpected() throws IOException {
    byte[] whole = new CaptureBuilder(1).frame(1, 0, FRAME).frame(2, 0, FRAME).bytes();
    assertThat(faultOf(Arrays.copyOf(whole, whole.length - 1)))
        .isEqualTo(
            "frame 2 at byte 45: frame cut short: 5 bytes expected, 4 found before the end of the"
                + " file");
    assertThat(faultOf(Arrays.copyOf(whole, 55)))
        .isEqualTo(
            "frame 2 at byte 45: record header cut short: 16 bytes expected, 10 found before the"
                + " end of the file");
  }

  @ParameterizedTest
  @CsvSource({"262145", "2147483647", "-1"})
  void anInsaneCapturedLengthIsAFaultAndNoAllocation(int captured) throws IOException {
    byte[] file =
        new CaptureBuilder(1).frame(1, 0, FRAME).record(2, 0, captured, 60, FRAME).bytes();
    assertThat(faultOf(file))
        .isEqualTo(
            "frame 2 at byte 45: captured length "
                + Integer.toUnsignedString(captured)
                + " where at most 262144 is expected");
  }

  @ParameterizedTest
  @CsvSource({
    "'',                                                 an empty file",
    "d4c3,                                               the first bytes d4c3",
    "d4c3b2a1 02000400,                                  a pcap file header cut short: 8 of 24",
    "d4c3b2a1 03000000 00000000 00000000 00000000 00000000, a pcap file header of version 3",
    "d4c3b2a1 0200,                                      a pcap file header cut short: 6 of 24",
    "736e6f6f 70000000 00000002,                         a snoop file header cut short: 12 of 16",
    "736e6f6f 70000000 00000003 00000004,                a snoop file header of version 3",
    "0a0d0d0a 1c000000,                                  a pcapng section header cut short",
    "0a0d0d0a 1c000000 4d3c2b1b,                         a pcapng section header cut short or of no",
    "fd377a58 5a000004,                                  a file compressed by xz (decompress it first",
    "425a6839 31415926,                                  a file compressed by bzip2",
    "1f8b0800,                                           a damaged file: gzip stream cut short",
    "1f8b0700 00000000 00ff,                             a damaged file: gzip stream damaged",
    "28b52ffd,                                           a damaged file: zstd stream cut short",
    "04224d18,                                           a damaged file: lz4 stream cut short",
    "726f6f74 3a783a30,                                  the first bytes 726f6f74",
  })
  void whatIsNoCaptureIsToldWithWhatWasFound(String bytes, String found) throws IOException {
    Path file = Files.write(folder.resolve("other.pcap"), hex(bytes));
    assertThatThrownBy(() -> CaptureReader.open(file))
        .isInstanceOf(NotACaptureException.class)
        .hasMessageStartingWith(file + " is not a capture file that can be read: found " + found)
        .hasMessageContaining("expected pcap (version 2), pcapng or snoop");
  }

  @Test
  void aMissingFileIsAnErrorOfTheFileSystem() {
    assertThatThrownBy(() -> CaptureReader.open(folder.resolve("none.pcap")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private String faultOf(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("fault.pcap"), bytes);
    try (CaptureReader reader = CaptureReader.open(file)) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.next()).isFalse();
      return reader.fault().orElseThrow().toString();
    }
  }

  private static byte[] frame(CaptureReader reader) {
    byte[] bytes = new byte[reader.capturedLength()];
    reader.buffer().get(reader.offset(), bytes);
    return bytes;
  }
}
