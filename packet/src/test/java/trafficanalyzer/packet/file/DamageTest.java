package trafficanalyzer.packet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.packet.Frames.hex;
import static trafficanalyzer.packet.Frames.join;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every format in every compression, cut at each byte and with bytes changed, added and taken away:
 * nothing throws, everything ends, and what is read before a cut is what was written.
 */
class DamageTest {
  /** A capture and how it is compressed. */
  record Sample(String name, Compression compression, byte[] plain, byte[] file) {
    @Override
    public String toString() {
      return name + " in " + compression.label();
    }
  }

  static Stream<Sample> samples() throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (Compression compression : Compression.values()) {
      add(samples, "pcap", compression, pcap());
      add(samples, "pcapng", compression, pcapng());
      add(samples, "snoop", compression, SnoopFormatTest.FILE);
    }
    byte[] linked = LinkedLz4.compress(pcap(), new Random(1));
    samples.add(new Sample("pcap, linked", Compression.LZ4, pcap(), linked));
    return samples.stream();
  }

  private static void add(List<Sample> samples, String name, Compression compression, byte[] plain)
      throws IOException {
    samples.add(new Sample(name, compression, plain, Compressed.by(compression, plain)));
  }

  private static byte[] pcap() {
    CaptureBuilder builder = new CaptureBuilder(1);
    for (int i = 0; i < 8; i++) {
      builder.frame(1_700_000_000L + i, i, new byte[7 * i]);
    }
    return builder.bytes();
  }

  private static byte[] pcapng() {
    return new PcapngBuilder(ByteOrder.LITTLE_ENDIAN)
        .networkInterface(1, 96, PcapngBuilder.timeResolution(9))
        .networkInterface(113)
        .packet(0, 1, hex("010203"))
        .packet(1, 2, hex("0102030405"))
        .simplePacket(4, hex("01020304"))
        .block(4, new byte[12])
        .section(ByteOrder.BIG_ENDIAN)
        .networkInterface(101)
        .obsoletePacket(0, 5, 1500, hex("0102"))
        .bytes();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void cutAtEachByte(Sample sample) throws IOException {
    ReadFrames whole = ReadFrames.of(sample.plain);
    assertThat(whole.problem()).isEmpty();
    for (int length = 0; length <= sample.file.length; length++) {
      byte[] cut = Arrays.copyOf(sample.file, length);
      ReadFrames read;
      try {
        read = ReadFrames.of(cut);
      } catch (NotACaptureException e) {
        continue;
      }
      int frames = read.frames().size();
      assertThat(read.frames()).isEqualTo(whole.frames().subList(0, frames));
      if (read.fault() == null && sample.compression != Compression.NONE) {
        assertThat(length).as("only the whole stream is sound").isEqualTo(sample.file.length);
      }
      if (read.fault() != null) {
        assertThat(read.fault().frameNumber()).isEqualTo(frames + 1);
        assertThat(read.fault().position()).isBetween(0L, (long) sample.plain.length);
      }
    }
    assertThat(ReadFrames.of(sample.file)).isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void withBytesChangedAddedAndTakenAway(Sample sample) throws IOException {
    Random random = new Random(11);
    int faults = 0;
    for (int round = 0; round < 1500; round++) {
      byte[] damaged = sample.file.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        damaged = damage(damaged, random);
      }
      faults += readWithAllThatFollows(damaged);
    }
    assertThat(faults).isPositive();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void eachByteWithEveryUnpleasantValue(Sample sample) throws IOException {
    for (int i = 0; i < sample.file.length; i++) {
      for (int value : new int[] {0, 1, 0x7F, 0x80, 0xFE, 0xFF, sample.file[i] ^ 1}) {
        byte[] damaged = sample.file.clone();
        damaged[i] = (byte) value;
        readWithAllThatFollows(damaged);
      }
    }
  }

  private static byte[] damage(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    int length = Math.min(random.nextInt(20), bytes.length - at);
    byte[] head = Arrays.copyOf(bytes, at);
    byte[] tail = Arrays.copyOfRange(bytes, at, bytes.length);
    return switch (random.nextInt(3)) {
      case 0 -> {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        yield join(head, noise, tail);
      }
      case 1 ->
          bytes.length - length < 4
              ? bytes
              : join(head, Arrays.copyOfRange(tail, length, tail.length));
      default -> {
        bytes[at] = (byte) random.nextInt(256);
        yield bytes;
      }
    };
  }

  /** Reads on after each fault; returns how many there were. */
  private static int readWithAllThatFollows(byte[] file) throws IOException {
    int faults = 0;
    try (CaptureReader reader = ReadFrames.open(file)) {
      do {
        long before = reader.streamPosition();
        while (reader.next()) {
          assertThat(reader.offset()).isNotNegative();
          assertThat(reader.offset() + reader.capturedLength())
              .isLessThanOrEqualTo(reader.buffer().capacity());
          assertThat(reader.capturedLength()).isBetween(0, CaptureFormat.LONGEST_FRAME);
        }
        assertThat(reader.streamPosition()).isGreaterThanOrEqualTo(before);
        faults += reader.fault().isPresent() ? 1 : 0;
        assertThat(faults).as("each fault lies behind the one before").isLessThan(1000);
      } while (reader.resume());
    } catch (NotACaptureException e) {
      return 1;
    }
    return faults;
  }
}
