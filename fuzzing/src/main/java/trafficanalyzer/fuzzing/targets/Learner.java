package trafficanalyzer.fuzzing.targets;

import java.time.Duration;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.flow.FiveTuple;
import trafficanalyzer.packet.name.FlowName;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.packet.name.NameReader;
import trafficanalyzer.packet.name.NameSink;
import trafficanalyzer.packet.name.NameTable;

/**
 * Learns names of one input after the other. The reader of names is kept, as it takes a fifth of a
 * millisecond to make one; it forgets what it saw between inputs. What it tells is checked: a
 * hostname is printable ASCII in lower case.
 */
final class Learner {
  private static final int LONGEST_NAME = 253;

  private final int most;
  private final NameReader reader;
  private NameTable names;

  /**
   * @param most how many observations are kept
   */
  Learner(int most) {
    this.most = most;
    this.reader = new NameReader(checked());
  }

  /** Forgets everything, and knows no name. */
  void begin() {
    reader.forget();
    names = new NameTable(most, Duration.ofMinutes(1));
  }

  /** Learns from a packet, and looks up its name. */
  void take(Packet packet, long timestampNanos) {
    reader.read(packet, timestampNanos);
    names.find(packet, timestampNanos);
    Invariants.within("names kept", names.size(), 0, most);
  }

  /** What was learnt of the input so far. */
  NameTable names() {
    return names;
  }

  private NameSink checked() {
    return new NameSink() {
      @Override
      public void add(NameObservation observation) {
        check(observation.hostname());
        names.add(observation);
      }

      @Override
      public void add(FlowName name) {
        check(name.hostname());
        names.add(name);
      }

      @Override
      public void begins(FiveTuple tuple, long timestampNanos) {
        names.begins(tuple, timestampNanos);
      }
    };
  }

  private static void check(String hostname) {
    Invariants.within("length of a hostname", hostname.length(), 1, LONGEST_NAME);
    for (int i = 0; i < hostname.length(); i++) {
      char c = hostname.charAt(i);
      if (c <= ' ' || c > '~' || c >= 'A' && c <= 'Z') {
        throw new AssertionError("a hostname has the character " + (int) c);
      }
    }
  }
}
