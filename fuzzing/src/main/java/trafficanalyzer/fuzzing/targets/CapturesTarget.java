package trafficanalyzer.fuzzing.targets;

import java.io.IOException;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureHealth;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.NotACaptureException;
import trafficanalyzer.packet.flow.FlowTable;
import trafficanalyzer.packet.info.Info;
import trafficanalyzer.packet.text.Utf8Text;

/** A capture of any format, compressed or not, and all that is done with its packets. */
public final class CapturesTarget {
  /** What a compressed file may become is not bounded by its own size; the work of a target is. */
  private static final int MOST_FRAMES = 20_000;

  private static final int LONGEST_FRAME = 262_144;
  private static final Packet PACKET = new Packet();
  private static final Learner LEARNER = new Learner(1000);

  private CapturesTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    LEARNER.begin();
    FlowTable flows = new FlowTable(LEARNER.names()::find);
    CaptureHealth health = new CaptureHealth();
    Utf8Text line = new Utf8Text(Info.LONGEST);
    try (CaptureReader reader = InputFile.open(input)) {
      while (reader.next() && reader.frameNumber() <= MOST_FRAMES) {
        Invariants.within("captured length", reader.capturedLength(), 0, LONGEST_FRAME);
        PACKET.wrap(reader);
        int begin = reader.offset();
        Invariants.check(PACKET, begin, begin + reader.capturedLength());
        health.add(reader);
        LEARNER.take(PACKET, reader.timestampNanos());
        flows.add(PACKET, reader.wireLength(), reader.timestampNanos());
        line.setLength(0);
        Info.append(PACKET, line);
      }
      flows.endAll();
    } catch (NotACaptureException e) {
      // what most bytes are
    }
  }
}
