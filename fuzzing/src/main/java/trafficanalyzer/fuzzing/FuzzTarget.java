package trafficanalyzer.fuzzing;

import java.util.Locale;
import trafficanalyzer.fuzzing.targets.CapturesTarget;
import trafficanalyzer.fuzzing.targets.DnsTarget;
import trafficanalyzer.fuzzing.targets.FlowsTarget;
import trafficanalyzer.fuzzing.targets.FragmentsTarget;
import trafficanalyzer.fuzzing.targets.HttpTarget;
import trafficanalyzer.fuzzing.targets.InfoTarget;
import trafficanalyzer.fuzzing.targets.LayersTarget;
import trafficanalyzer.fuzzing.targets.NamesTarget;
import trafficanalyzer.fuzzing.targets.QuicTarget;
import trafficanalyzer.fuzzing.targets.RepairTarget;
import trafficanalyzer.fuzzing.targets.TlsTarget;

/** What can be fuzzed. */
enum FuzzTarget {
  CAPTURES(
      "capture files of every format, through packets and names",
      CapturesTarget.class,
      CapturesTarget::fuzzerTestOneInput,
      1 << 14,
      Seeds::wholeFile),
  REPAIR(
      "damaged capture files, and what is saved of them",
      RepairTarget.class,
      RepairTarget::fuzzerTestOneInput,
      1 << 14,
      Seeds::wholeFile),
  LAYERS(
      "one frame of any link type",
      LayersTarget.class,
      LayersTarget::fuzzerTestOneInput,
      2048,
      Seeds::frames),
  FRAGMENTS(
      "IP fragments that are put together",
      FragmentsTarget.class,
      FragmentsTarget::fuzzerTestOneInput,
      8192,
      Seeds::sequence),
  NAMES(
      "packets that names are learnt from",
      NamesTarget.class,
      NamesTarget::fuzzerTestOneInput,
      8192,
      Seeds::sequence),
  DNS(
      "DNS messages, over UDP, TCP and multicast",
      DnsTarget.class,
      DnsTarget::fuzzerTestOneInput,
      2048,
      Seeds::dns),
  TLS(
      "TLS ClientHellos, cut into segments",
      TlsTarget.class,
      TlsTarget::fuzzerTestOneInput,
      4096,
      Seeds::tls),
  HTTP(
      "HTTP requests, cut into segments",
      HttpTarget.class,
      HttpTarget::fuzzerTestOneInput,
      4096,
      Seeds::http),
  QUIC(
      "frames of QUIC Initial packets, protected for the reader",
      QuicTarget.class,
      QuicTarget::fuzzerTestOneInput,
      2048,
      Seeds::quic),
  FLOWS(
      "packets that are counted by flow, and the flows' names",
      FlowsTarget.class,
      FlowsTarget::fuzzerTestOneInput,
      8192,
      Seeds::sequence),
  INFO(
      "one frame of any link type, described in a line",
      InfoTarget.class,
      InfoTarget::fuzzerTestOneInput,
      2048,
      Seeds::frames);

  /** What the fuzzer calls. */
  interface Method {
    void run(byte[] input) throws Exception;
  }

  private final String description;
  private final Class<?> type;
  private final Method method;
  private final int longestInput;
  private final Seeds.Maker seeds;

  FuzzTarget(
      String description, Class<?> type, Method method, int longestInput, Seeds.Maker seeds) {
    this.description = description;
    this.type = type;
    this.method = method;
    this.longestInput = longestInput;
    this.seeds = seeds;
  }

  /** The name on the command line, and of its folders. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What bytes it takes, for people. */
  String description() {
    return description;
  }

  /** The class that the fuzzer is given. */
  Class<?> type() {
    return type;
  }

  /** Bytes of the longest input that the fuzzer makes. */
  int longestInput() {
    return longestInput;
  }

  /** Makes inputs to begin with, out of captures. */
  Seeds.Maker seeds() {
    return seeds;
  }

  /**
   * Runs the target once.
   *
   * @throws Exception if it fails, an {@link Error} likewise
   */
  void run(byte[] input) throws Exception {
    method.run(input);
  }
}
