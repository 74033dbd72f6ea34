package trafficanalyzer.packet.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.info.InfoSamples.Sample;
import trafficanalyzer.packet.text.Utf8Text;

/** What each kind of packet is told to be, and that any other bytes do no harm. */
class InfoTest {
  private static final int ROUNDS = 2_000;

  private final Packet packet = new Packet();
  private final Utf8Text out = new Utf8Text(Info.LONGEST);

  static List<Sample> samples() {
    return InfoSamples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void eachKindHasItsLine(Sample sample) {
    assertThat(info(sample.frame())).isEqualTo(sample.info());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void cutAtEveryByteTheLineIsBoundedAndPrintable(Sample sample) {
    for (int length = 0; length < sample.frame().length; length++) {
      assertHarmless(info(Arrays.copyOf(sample.frame(), length)));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void withAnyByteChangedTheLineIsBoundedAndPrintable(Sample sample) {
    byte[] frame = sample.frame();
    int[] values = {0, 1, 0x1B, 0x3F, 0x40, 0x7F, 0x80, 0xC0, 0xFE, 0xFF};
    for (int i = 0; i < frame.length; i++) {
      byte before = frame[i];
      for (int value : values) {
        frame[i] = (byte) value;
        assertHarmless(info(frame));
      }
      frame[i] = before;
    }
  }

  @Test
  void withManyBytesChangedTheLineIsBoundedAndPrintable() {
    Random random = new Random(11);
    List<Sample> samples = samples();
    for (int round = 0; round < 100_000; round++) {
      byte[] frame = samples.get(random.nextInt(samples.size())).frame().clone();
      for (int i = random.nextInt(12); i >= 0; i--) {
        frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
      }
      assertHarmless(info(frame));
    }
  }

  @Test
  void nothingIsAllocatedForAPacket() {
    List<ByteBuffer> frames = samples().stream().map(Sample::frame).map(ByteBuffer::wrap).toList();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    lines(frames); // what is loaded and linked on first use, and the text grows
    long before = threads.getCurrentThreadAllocatedBytes();
    lines(frames);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(ROUNDS);
  }

  private void lines(List<ByteBuffer> frames) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < frames.size(); i++) {
        packet.wrap(frames.get(i), 0, frames.get(i).limit(), 1);
        out.setLength(0);
        Info.append(packet, out);
      }
    }
  }

  @Test
  void whatStoodInTheTextBeforeStays() {
    Sample sample = samples().get(0);
    packet.wrap(ByteBuffer.wrap(sample.frame()), 0, sample.frame().length, 1);
    out.append("before ");
    Info.append(packet, out);
    assertThat(out).hasToString("before " + sample.info());
  }

  /** The buffer ends with the frame: reading beyond would throw. */
  private String info(byte[] frame) {
    packet.wrap(ByteBuffer.wrap(frame), 0, frame.length, 1);
    out.setLength(0);
    Info.append(packet, out);
    return out.toString();
  }

  private static void assertHarmless(String info) {
    assertThat(info).hasSizeBetween(1, Info.LONGEST);
    for (int i = 0; i < info.length(); i++) {
      char character = info.charAt(i);
      if ((character < ' ' || character >= 0x7F) && character != '→' && character != '…') {
        fail("%s has U+%04X at %d".formatted(info, (int) character, i));
      }
    }
  }
}
