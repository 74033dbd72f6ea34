package trafficanalyzer.fuzzing.targets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a TCP client says first, in one segment or in several, also out of order. */
final class SegmentedTarget {
  private static final int CLIENT_PORT = 40_000;
  private static final int LONGEST_SEGMENT = 0xFF00;

  // What the first byte tells.
  private static final int SEGMENTS = 0x0F;
  private static final int REVERSED = 0x10;
  private static final int TWICE = 0x20;
  private static final int WITHOUT_SYN = 0x40;

  private SegmentedTarget() {}

  /**
   * @param input a byte that tells into how many segments, then what is said
   */
  static void run(byte[] input, int serverPort) {
    if (input.length == 0) {
      return;
    }
    int how = input[0];
    int size = (input.length - 1) / (1 + (how & SEGMENTS));
    size = Math.max(1, Math.min(LONGEST_SEGMENT, size));
    List<byte[]> segments = new ArrayList<>();
    for (int from = 1; from < input.length; from += size) {
      int to = Math.min(input.length, from + size);
      segments.add(Frames.tcp(CLIENT_PORT, serverPort, from, 0x18, input, from, to));
    }
    if ((how & REVERSED) != 0) {
      Collections.reverse(segments);
    }
    if ((how & TWICE) != 0) {
      segments.addAll(List.copyOf(segments));
    }
    if ((how & WITHOUT_SYN) == 0) {
      segments.add(0, Frames.tcp(CLIENT_PORT, serverPort, 0, 0x02, input, 0, 0));
    }
    NamesTarget.fuzzerTestOneInput(PacketSequence.of(Frames.LINK_TYPE, segments));
  }
}
