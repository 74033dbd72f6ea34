package trafficanalyzer.packet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.packet.Frames.hex;
import static trafficanalyzer.packet.Frames.join;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {
  private static final byte[] PCAP =
      new CaptureBuilder(1).frame(1, 2, hex("0102030405")).frame(3, 4, hex("0607")).bytes();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Compression.class)
  void everyFormatIsReadInEveryCompression(Compression compression) throws IOException {
    byte[] pcapng =
        new PcapngBuilder(ByteOrder.BIG_ENDIAN)
            .networkInterface(1)
            .packet(0, 1, hex("010203"))
            .bytes();
    for (byte[] file : new byte[][] {PCAP, pcapng, SnoopFormatTest.FILE}) {
      ReadFrames plain = ReadFrames.of(file);
      assertThat(plain.frames()).isNotEmpty();
      assertThat(ReadFrames.of(Compressed.by(compression, file))).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void largeFilesAreReadInBulkAndProgressIsThatOfTheFile(Compression compression)
      throws IOException {
    byte[] large = large(3_000_000);
    Path file = Files.write(folder.resolve("large"), Compressed.by(compression, large));
    try (CaptureReader reader = CaptureReader.open(file)) {
      assertThat(reader.compression()).isEqualTo(compression.label());
      long before = 0;
      while (reader.next()) {
        assertThat(reader.position()).isBetween(before, reader.size());
        before = reader.position();
      }
      assertThat(reader.fault()).isEmpty();
      assertThat(reader.position()).isEqualTo(reader.size()).isEqualTo(Files.size(file));
      assertThat(reader.streamPosition()).isEqualTo(large.length);
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void aheadTheSameIsReadWithTheSameFaultWhereverTheFileEnds(Compression compression)
      throws IOException {
    byte[] whole = Compressed.by(compression, large(1_500_000));
    for (int length : new int[] {whole.length, whole.length - 1, whole.length / 2, 60}) {
      Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
      assertThat(all(() -> CaptureReader.openAhead(file)))
          .isEqualTo(all(() -> CaptureReader.open(file)));
    }
  }

  private interface Opening {
    CaptureReader open() throws IOException;
  }

  /** The times of the frames, where the reader ends, and why. */
  private static String all(Opening opening) throws IOException {
    try (CaptureReader reader = opening.open()) {
      long sum = 0;
      while (reader.next()) {
        sum = 31 * sum + reader.timestampNanos() + reader.buffer().get(reader.offset());
      }
      return reader.frameNumber()
          + " "
          + sum
          + " "
          + reader.position()
          + " "
          + reader.streamPosition()
          + " "
          + reader.fault();
    } catch (NotACaptureException e) {
      return e.getMessage();
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void aReaderAheadThatIsClosedEarlyLeavesNoThread(Compression compression) throws IOException {
    Path file = Files.write(folder.resolve("large"), Compressed.by(compression, large(5_000_000)));
    try (CaptureReader reader = CaptureReader.openAhead(file)) {
      assertThat(reader.next()).isTrue();
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("read-ahead");
  }

  @ParameterizedTest
  @EnumSource(value = Compression.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void severalMembersAreOneStream(Compression compression) throws IOException {
    byte[] members = {};
    for (int begin = 0; begin < PCAP.length; begin += 7) {
      byte[] part = Arrays.copyOfRange(PCAP, begin, Math.min(begin + 7, PCAP.length));
      members =
          join(members, Compressed.by(compression, part), Compressed.by(compression, new byte[0]));
    }
    assertThat(ReadFrames.of(members)).isEqualTo(ReadFrames.of(PCAP));
  }

  @ParameterizedTest
  @EnumSource(value = Compression.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void whatFollowsTheLastMemberIsAFaultAfterAllFrames(Compression compression) throws IOException {
    byte[] file = join(Compressed.by(compression, PCAP), hex("01020304 05060708 090a0b0c"));
    ReadFrames read = ReadFrames.of(file);
    assertThat(read.frames()).hasSize(2);
    assertThat(read.fault().frameNumber()).isEqualTo(3);
    assertThat(read.fault().position()).isEqualTo(PCAP.length);
    assertThat(read.fault().reason()).startsWith(compression.label() + " stream damaged at byte ");
  }

  @Test
  void aHundredThousandEmptyMembersAreReadWithoutRecursion() throws IOException {
    for (Compression compression : new Compression[] {Compression.GZIP, Compression.LZ4}) {
      byte[] empty = Compressed.by(compression, new byte[0]);
      byte[] members = new byte[100_000 * empty.length];
      for (int i = 0; i < members.length; i++) {
        members[i] = empty[i % empty.length];
      }
      byte[] file = join(members, Compressed.by(compression, PCAP));
      assertThat(ReadFrames.of(file).frames()).as(compression.label()).hasSize(2);
    }
  }

  @Test
  void allFieldsOfAGzipHeaderArePassedOver() throws IOException {
    byte[] plain = Compressed.by(Compression.GZIP, PCAP);
    byte[] header = hex("1f8b 08 1e 00000000 0003", "0400 01020304");
    byte[] names = hex("6100", "6200", "ffff");
    byte[] body = Arrays.copyOfRange(plain, 10, plain.length);
    assertThat(ReadFrames.of(join(header, names, body))).isEqualTo(ReadFrames.of(PCAP));
  }

  @Test
  void zerosAfterGzipArePadding() throws IOException {
    byte[] padded = join(Compressed.by(Compression.GZIP, PCAP), new byte[512]);
    assertThat(ReadFrames.of(padded)).isEqualTo(ReadFrames.of(PCAP));
  }

  @Test
  void aWrongChecksumOfGzipIsToldAfterAllFrames() throws IOException {
    byte[] file = Compressed.by(Compression.GZIP, PCAP);
    file[file.length - 5] ^= 1;
    ReadFrames read = ReadFrames.of(file);
    assertThat(read.frames()).hasSize(2);
    assertThat(read.problem())
        .isEqualTo(
            "frame 3 at byte %d: gzip stream damaged at byte %d of the file: the checksum is not"
                    .formatted(PCAP.length, file.length)
                + " that of the content");
  }

  @Test
  void skippableFramesMayComeFirst() throws IOException {
    byte[] skippable = hex("502a4d18 04000000 01020304", "5f2a4d18 00000000");
    for (Compression compression : new Compression[] {Compression.ZSTD, Compression.LZ4}) {
      byte[] file = join(skippable, Compressed.by(compression, PCAP), skippable);
      assertThat(ReadFrames.of(file)).as(compression.label()).isEqualTo(ReadFrames.of(PCAP));
    }
  }

  @Test
  void linkedBlocksOfLz4ReferToThoseBefore() throws IOException {
    Random random = new Random(3);
    for (int round = 0; round < 20; round++) {
      byte[] large = large(20_000 + random.nextInt(500_000));
      byte[] linked = LinkedLz4.compress(large, random);
      assertThat(linked.length).isLessThan(large.length);
      assertThat(ReadFrames.of(linked)).isEqualTo(ReadFrames.of(large));
    }
  }

  @Test
  void whatOneFrameOfLz4SaysIsNoHistoryOfTheNext() throws IOException {
    // A match one byte back, as the first thing of a frame.
    byte[] file =
        join(
            Compressed.by(Compression.LZ4, PCAP),
            hex("04224d18 4040 c0 07000000 00 0100 00 000000 00000000"));
    ReadFrames read = ReadFrames.of(file);
    assertThat(read.frames()).hasSize(2);
    assertThat(read.fault().reason()).contains("the block cannot be decompressed");
  }

  @Test
  void endingsTellTheCompressionOfANewFile() {
    assertThat(Compression.ofName("a.pcap.GZ")).isEqualTo(Compression.GZIP);
    assertThat(Compression.ofName("a.zst")).isEqualTo(Compression.ZSTD);
    assertThat(Compression.ofName("a.lz4")).isEqualTo(Compression.LZ4);
    assertThat(Compression.ofName("a.pcap")).isEqualTo(Compression.NONE);
    assertThat(CaptureWriter.withoutCompression("a.pcap.gz")).isEqualTo("a.pcap");
    assertThat(CaptureWriter.withoutCompression("a.pcap")).isEqualTo("a.pcap");
  }

  /** A capture whose frames repeat in part. */
  private static byte[] large(int bytes) {
    Random random = new Random(bytes);
    byte[] noise = new byte[10_000];
    random.nextBytes(noise);
    CaptureBuilder builder = new CaptureBuilder(1);
    for (int size = 0, i = 0; size < bytes; i++) {
      int begin = random.nextInt(noise.length - 1500);
      byte[] frame = Arrays.copyOfRange(noise, begin, begin + random.nextInt(1500));
      builder.frame(i, 0, frame);
      size += 16 + frame.length;
    }
    return builder.bytes();
  }
}
