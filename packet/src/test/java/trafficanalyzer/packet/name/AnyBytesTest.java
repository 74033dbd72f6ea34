package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.packet.Applications;
import trafficanalyzer.packet.Frames;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureBuilder;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.NotACaptureException;
import trafficanalyzer.packet.name.dns.DnsRecords;

/** Cut, mutated and random bytes: nothing throws, and nothing is read outside of the frame. */
class AnyBytesTest {
  private static final int[] LINK_TYPES = {0, 1, 12, 14, 101, 108, 113, 147, 228, 229, 276};

  private final Packet packet = new Packet();
  private final NameTable names = new NameTable(100, Duration.ofHours(1));
  private final NameReader reader = new NameReader(new Checked());
  private final Random random = new Random(42);

  @TempDir Path folder;

  @Test
  void framesCutAtEveryByte() throws Exception {
    for (byte[] frame : frames()) {
      for (int length = 0; length <= frame.length; length++) {
        take(Arrays.copyOf(frame, length));
      }
    }
  }

  @Test
  void framesWithEveryByteChanged() throws Exception {
    for (byte[] frame : frames()) {
      for (int i = 0; i < frame.length; i++) {
        for (int value : new int[] {0, 1, 0x3F, 0x7F, 0x80, 0xC0, 0xFF, random.nextInt(256)}) {
          byte[] mutated = frame.clone();
          mutated[i] = (byte) value;
          take(mutated);
        }
      }
    }
  }

  @Test
  void framesWithSeveralBytesChangedAndRandomOnes() throws Exception {
    List<byte[]> frames = frames();
    for (int round = 0; round < 30_000; round++) {
      byte[] frame = frames.get(round % frames.size()).clone();
      for (int i = random.nextInt(6); i >= 0; i--) {
        frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
      }
      take(frame);
      byte[] noise = new byte[random.nextInt(120)];
      random.nextBytes(noise);
      take(noise);
    }
  }

  @Test
  void captureFilesWithBytesChanged() throws Exception {
    CaptureBuilder builder = new CaptureBuilder(1);
    for (byte[] frame : frames()) {
      builder.frame(1, 2, frame);
    }
    byte[] whole = builder.bytes();
    Path file = folder.resolve("mutated.pcap");
    int damaged = 0;
    for (int round = 0; round < 3000; round++) {
      byte[] mutated = whole.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        mutated[random.nextInt(i == 0 ? 60 : mutated.length)] = (byte) random.nextInt(256);
      }
      damaged += readWhole(Files.write(file, mutated));
    }
    assertThat(damaged).as("the sweep met faults").isPositive();
  }

  private int readWhole(Path file) throws Exception {
    try (CaptureReader capture = CaptureReader.open(file)) {
      while (capture.next()) {
        packet.wrap(capture);
        reader.read(packet, capture.timestampNanos());
        names.find(packet, capture.timestampNanos());
        assertThat(capture.position()).isLessThanOrEqualTo(capture.size());
      }
      return capture.fault().isPresent() ? 1 : 0;
    } catch (NotACaptureException e) {
      return 1;
    }
  }

  private void take(byte[] frame) {
    // The buffer ends with the frame: reading beyond would throw.
    ByteBuffer buffer = ByteBuffer.wrap(frame);
    for (int linkType : LINK_TYPES) {
      packet.wrap(buffer, 0, frame.length, linkType);
      assertThat(packet.payloadOffset()).isBetween(0, frame.length);
      assertThat(packet.payloadLength()).isBetween(0, frame.length - packet.payloadOffset());
      assertThat(Applications.of(packet)).isNotEmpty();
      reader.read(packet, 1);
      names.find(packet, 2);
    }
  }

  private final class Checked implements NameSink {
    @Override
    public void add(NameObservation observation) {
      assertThat(observation.hostname()).hasSizeBetween(1, 253).matches("[!-~&&[^A-Z]]+");
      names.add(observation);
    }

    @Override
    public void add(FlowName name) {
      assertThat(name.hostname()).hasSizeBetween(1, 253).matches("[!-~&&[^A-Z]]+");
      names.add(name);
    }
  }

  private static List<byte[]> frames() throws Exception {
    byte[] dns =
        DnsRecords.response(
            "www.hahaha.com.",
            DnsRecords.cname("www.hahaha.com.", "cdn.net."),
            DnsRecords.a("cdn.net.", "192.0.2.1"));
    byte[] udp = Frames.udp(53, 40000, dns);
    byte[] tcp = Frames.tcp(443, 40000, 0x18, new byte[] {1, 2, 3});
    byte[] v4 = Frames.ipv4("10.0.0.53", "10.0.0.1", 17, udp);
    byte[] v6 = Frames.ipv6("fd00::35", "fd00::1", 17, udp);
    byte[] extended =
        Frames.ipv6(
            "fd00::35",
            "fd00::1",
            0,
            Frames.join(Frames.hex("2c00000000000000 1100000000000001"), udp));
    List<byte[]> frames = new ArrayList<>();
    frames.add(Frames.ethernet(0x0800, v4));
    frames.add(Frames.ethernet(0x86DD, extended));
    frames.add(Frames.ethernet(0x8100, Frames.join(Frames.hex("0007 0800"), v4)));
    frames.add(Frames.ethernet(0x0800, Frames.ipv4("10.0.0.53", "10.0.0.1", 6, tcp)));
    frames.add(v4);
    frames.add(v6);
    frames.add(Frames.join(Frames.hex("02000000"), v4));
    frames.add(Frames.join(Frames.hex("0000 0001 0006 020000000001 0000 86dd"), v6));
    frames.add(Frames.join(Frames.hex("0800 0000 00000002 0001 00 06 020000000001 0000"), v4));
    return frames;
  }
}
