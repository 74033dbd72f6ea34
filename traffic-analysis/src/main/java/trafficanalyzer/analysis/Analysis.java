package trafficanalyzer.analysis;

import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.Frame;

/**
 * What looks at each packet of a capture once, in the order of the file: in one thread at a time,
 * which need not always be the same.
 */
public interface Analysis {
  /**
   * Takes the next frame. Both arguments are reused for the next one: nothing of them may be kept.
   *
   * @param frame its time, its lengths and its bytes; where the file tells no time, it is that of
   *     another one ({@link FrameTimes})
   * @param packet what its headers say; without IP where {@link Packet#hasIp()} is false
   */
  void packet(Frame frame, Packet packet);

  /**
   * Says that a packet will be shown soon, after all others that are expected. A hint to {@link
   * #fetch()}: it changes nothing of what is counted, and the packet may yet not be shown.
   */
  default void expect(Packet packet) {}

  /**
   * Fetches into the processor's caches what is kept of the packets that are expected: for whoever
   * keeps so much that it would wait for memory with each packet.
   */
  default void fetch() {}

  /** Takes note that there are no more frames, or none are wanted. */
  void end();

  /** Whether this has not seen enough; else the pass ends, for all analyses. */
  default boolean wantsMore() {
    return true;
  }

  /**
   * Whether this wants the frame that would be next; else the pass ends before it, for all
   * analyses. Asked of all of them before any sees the frame.
   */
  default boolean wants(Frame frame) {
    return wantsMore();
  }

  /**
   * Whether {@link #wantsMore()} or {@link #wants} may ever be false; asked before the pass. Who
   * says no may be at earlier packets than the others are, on another core.
   */
  default boolean mayHaveEnough() {
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
