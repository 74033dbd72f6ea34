package trafficanalyzer.analysis;

/** Told now and then, while a capture is analysed, how far that is. */
@FunctionalInterface
public interface AnalysisProgress {
  /** For who does not want to know. */
  AnalysisProgress NONE = (packets, position, size) -> {};

  /**
   * @param packets frames read so far
   * @param position bytes of the file read so far
   * @param size bytes of the file; 0 where it is piped in
   */
  void at(long packets, long position, long size);
}
