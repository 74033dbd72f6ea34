package trafficanalyzer.fuzzing.targets;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a QUIC client says first: a byte that tells in how many Initial packets, then their frames,
 * which are protected here, as the fuzzer could not. Once more the same bytes unprotected, as a
 * datagram of whatever they are.
 */
public final class QuicTarget {
  private static final int CLIENT_PORT = 40_000;
  private static final int LONGEST_INPUT = 0xFF00;
  private static final int SHORTEST_PAYLOAD = 4; // header protection samples what comes after

  private QuicTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) throws GeneralSecurityException {
    if (input.length < 2 || input.length > LONGEST_INPUT) {
      return; // more than a datagram holds
    }
    int packets = 1 + (input[0] & 3);
    int size = (input.length - 1 + packets - 1) / packets;
    List<byte[]> datagrams = new ArrayList<>();
    for (int i = 0, from = 1; from < input.length; i++, from += size) {
      byte[] frames = Arrays.copyOfRange(input, from, Math.min(input.length, from + size));
      byte[] payload = Arrays.copyOf(frames, Math.max(frames.length, SHORTEST_PAYLOAD));
      datagrams.add(Frames.udp(CLIENT_PORT, 443, QuicInitial.protect(i, payload)));
    }
    datagrams.add(Frames.udp(CLIENT_PORT + 1, 443, input));
    NamesTarget.fuzzerTestOneInput(PacketSequence.of(Frames.LINK_TYPE, datagrams));
  }
}
