package trafficanalyzer.fuzzing.targets;

import java.util.List;

/** A DNS message, as it comes over UDP, over TCP in two segments, and over multicast. */
public final class DnsTarget {
  private static final int CLIENT_PORT = 40_000;
  private static final int LONGEST_MESSAGE = 0xFF00;

  private DnsTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > LONGEST_MESSAGE) {
      return; // more than a datagram holds
    }
    byte[] framed = new byte[2 + input.length];
    System.arraycopy(Frames.u16(input.length), 0, framed, 0, 2);
    System.arraycopy(input, 0, framed, 2, input.length);
    int middle = framed.length / 2;
    NamesTarget.fuzzerTestOneInput(
        PacketSequence.of(
            Frames.LINK_TYPE,
            List.of(
                Frames.udp(53, CLIENT_PORT, input),
                Frames.udp(5353, 5353, input),
                Frames.udp(5355, CLIENT_PORT, input),
                Frames.tcp(53, CLIENT_PORT, 0, 0x12, framed, 0, 0),
                Frames.tcp(53, CLIENT_PORT, 1, 0x18, framed, 0, middle),
                Frames.tcp(53, CLIENT_PORT, 1 + middle, 0x18, framed, middle, framed.length))));
  }
}
