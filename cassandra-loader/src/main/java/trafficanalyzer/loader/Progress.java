package trafficanalyzer.loader;

/** Told now and then, while a capture is loaded, how far its rows have got. */
@FunctionalInterface
public interface Progress {
  /** For who does not want to know. */
  Progress NONE = (packets, position, size) -> {};

  /**
   * @param packets packets read for rows so far
   * @param position bytes of the capture read so far
   * @param size bytes of the capture
   */
  void at(long packets, long position, long size);

  /**
   * Told before, where a capture is loaded again.
   *
   * @param rows of packets and other frames that were deleted so far
   * @param stored how many there are by the ledger; 0 where it does not know
   */
  default void deleting(long rows, long stored) {}

  /** Told when the last files of a bulk load go to the nodes. */
  default void delivering() {}
}
