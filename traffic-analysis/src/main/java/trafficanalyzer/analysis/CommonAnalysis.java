package trafficanalyzer.analysis;

import trafficanalyzer.packet.Defragmenter;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureHealth;
import trafficanalyzer.packet.file.Frame;

/** What is done with each packet whoever wants it. */
final class CommonAnalysis implements Analysis {
  private CaptureHealth health = new CaptureHealth();
  private final Defragmenter fragments = new Defragmenter();

  @Override
  public void packet(Frame frame, Packet packet) {
    health.add(frame);
    if (packet.isFragment()) {
      fragments.put(packet, frame.timestampNanos());
    }
  }

  /** Takes note that the frames that follow are another file's. */
  void beginFile() {
    health = new CaptureHealth();
  }

  /** What was found of the file's frames. */
  CaptureHealth health() {
    return health;
  }

  @Override
  public void end() {}

  @Override
  public boolean mayHaveEnough() {
    return false;
  }
}
