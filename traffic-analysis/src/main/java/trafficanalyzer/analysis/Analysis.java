package trafficanalyzer.analysis;

import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;

/** What looks at each packet of a capture once, in the order of the file. */
public interface Analysis {
  /**
   * Takes the next frame. Both arguments are reused for the next one: nothing of them may be kept.
   *
   * @param frame stands on it: its time, its lengths and its bytes
   * @param packet what its headers say; without IP where {@link Packet#hasIp()} is false
   */
  void packet(CaptureReader frame, Packet packet);

  /** Takes note that there are no more frames, or none are wanted. */
  void end();

  /** Whether this has not seen enough; else the pass ends, for all analyses. */
  default boolean wantsMore() {
    return true;
  }

  /**
   * Whether a later fragment of a datagram is to have the flow of the first, where that came before
   * ({@link trafficanalyzer.packet.Defragmenter#put}). Who wants what each packet says by itself,
   * wherever a capture is cut in two, says false.
   */
  default boolean wantsFlowsOfFragments() {
    return true;
  }
}
