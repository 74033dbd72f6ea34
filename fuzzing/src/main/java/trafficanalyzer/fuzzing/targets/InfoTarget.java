package trafficanalyzer.fuzzing.targets;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.info.Info;
import trafficanalyzer.packet.text.Utf8Text;

/** Two bytes of link type, then one frame, which is described in a line. */
public final class InfoTarget {
  private static final Packet PACKET = new Packet();
  private static final Utf8Text LINE = new Utf8Text(Info.LONGEST);

  private InfoTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    ByteBuffer buffer = ByteBuffer.wrap(input);
    PACKET.wrap(buffer, 2, input.length - 2, buffer.getShort(0) & 0xFFFF);
    LINE.setLength(0);
    Info.append(PACKET, LINE);
    String line = LINE.toString();
    Invariants.within("length of the line", line.length(), 0, Info.LONGEST);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != '→' && c != '…') {
        Invariants.within("character of the line", c, ' ', '~');
      }
    }
  }
}
