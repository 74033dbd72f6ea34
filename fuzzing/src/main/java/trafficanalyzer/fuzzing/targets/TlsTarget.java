package trafficanalyzer.fuzzing.targets;

/** What a client of port 443 says first: a TLS ClientHello, cut into segments. */
public final class TlsTarget {
  private TlsTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    SegmentedTarget.run(input, 443);
  }
}
