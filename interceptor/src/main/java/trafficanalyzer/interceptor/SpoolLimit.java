package trafficanalyzer.interceptor;

/**
 * How much may wait in the spool.
 *
 * @param bytes of captures, at most
 * @param slices at most
 */
public record SpoolLimit(long bytes, int slices) {
  /** For a folder of a person's own. */
  public static final SpoolLimit NONE = new SpoolLimit(Long.MAX_VALUE, Integer.MAX_VALUE);

  boolean allows(long waitingBytes, long waitingSlices) {
    return waitingBytes <= bytes && waitingSlices <= slices;
  }
}
