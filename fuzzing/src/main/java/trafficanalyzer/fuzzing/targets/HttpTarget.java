package trafficanalyzer.fuzzing.targets;

/** What a client of port 80 says first: an HTTP request, cut into segments. */
public final class HttpTarget {
  private HttpTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    SegmentedTarget.run(input, 80);
  }
}
