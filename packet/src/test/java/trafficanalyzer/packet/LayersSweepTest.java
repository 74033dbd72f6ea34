package trafficanalyzer.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trafficanalyzer.packet.Samples.Sample;

/** Each layer's frame cut at every byte and changed: nothing throws, nothing is made up. */
class LayersSweepTest {
  private final Packet packet = new Packet();
  private final Defragmenter defragmenter = new Defragmenter();
  private final Random random = new Random(7);

  static List<Sample> all() {
    return Samples.all();
  }

  /** Addresses come whole or not at all, and in the end there is nothing wrong. */
  @ParameterizedTest
  @MethodSource("all")
  void cutAtEveryByte(Sample sample) {
    byte[] frame = sample.frame();
    packet.wrap(ByteBuffer.wrap(frame), 0, frame.length, sample.linkType());
    String whole = LayersTest.ends(packet);
    int content = packet.payloadOffset();
    for (int length = 0; length < frame.length; length++) {
      take(Arrays.copyOf(frame, length), sample.linkType());
      boolean told = LayersTest.ends(packet).equals(whole);
      if (length < packet.ipOffset()) {
        assertThat(told).isFalse();
      }
      if (length >= content + Samples.CONTENT.length) {
        assertThat(told).as("only padding is missing").isTrue();
      } else {
        assertThat(packet.payloadComplete() && told).as("complete at %s", length).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyByteChanged(Sample sample) {
    byte[] frame = sample.frame();
    int[] values = {0, 1, 0x3F, 0x45, 0x60, 0x7F, 0x80, 0xC0, 0xFE, 0xFF};
    for (int i = 0; i < frame.length; i++) {
      byte before = frame[i];
      for (int value : values) {
        frame[i] = (byte) value;
        take(frame, sample.linkType());
      }
      frame[i] = before;
    }
  }

  @Test
  void severalBytesChangedUnderAnyLinkType() {
    List<Sample> samples = Samples.all();
    int[] linkTypes =
        IntStream.concat(samples.stream().mapToInt(Sample::linkType), IntStream.rangeClosed(0, 300))
            .distinct()
            .toArray();
    Set<Undecoded> met = EnumSet.noneOf(Undecoded.class);
    for (int round = 0; round < 60_000; round++) {
      Sample sample = samples.get(random.nextInt(samples.size()));
      byte[] frame = sample.frame().clone();
      for (int i = random.nextInt(8); i >= 0; i--) {
        frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
      }
      take(frame, sample.linkType());
      met.add(packet.problem());
      take(frame, linkTypes[random.nextInt(linkTypes.length)]);
      met.add(packet.problem());
    }
    assertThat(met).as("the sweep meets most reasons").hasSizeGreaterThan(12);
  }

  /** The buffer ends with the frame: reading beyond would throw. */
  private void take(byte[] frame, int linkType) {
    packet.wrap(ByteBuffer.wrap(frame), 0, frame.length, linkType);
    check(frame.length);
    Packet whole = packet.isFragment() ? defragmenter.put(packet, 1) : null;
    if (whole != null) {
      assertThat(whole.payloadLength()).isNotNegative();
    }
    if (packet.hasQuoted()) {
      assertThat(packet.quoted().tunnels()).isBetween(0, 16);
    }
  }

  private void check(int length) {
    assertThat(packet.payloadOffset()).isBetween(0, length);
    assertThat(packet.payloadLength()).isBetween(0, length - packet.payloadOffset());
    assertThat(packet.tunnels()).isBetween(0, 16);
    assertThat(packet.hasIp()).isEqualTo(packet.ipOffset() >= 0);
    assertThat(packet.hasIp()).isEqualTo(packet.protocol() >= 0);
    assertThat(packet.transportOffset()).isBetween(-1, length);
    assertThat(Applications.of(packet)).isNotEmpty();
    if (packet.hasIp()) {
      assertThat(packet.ipOffset()).isLessThanOrEqualTo(length - 20);
    } else {
      assertThat(packet.problem()).isNotEqualTo(Undecoded.NONE);
      assertThat(packet.sourceLow()).isZero();
      assertThat(packet.sourcePort()).isEqualTo(-1);
    }
  }
}
