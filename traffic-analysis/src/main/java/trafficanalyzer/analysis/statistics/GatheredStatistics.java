package trafficanalyzer.analysis.statistics;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Makes of what was counted what people look at. */
final class GatheredStatistics implements CaptureStatistics {
  private final StatisticsState state;
  private IntervalStatistics total;

  GatheredStatistics(StatisticsState state) {
    this.state = state;
  }

  /**
   * What statistics were made of.
   *
   * @throws IllegalArgumentException if that is not known
   */
  static StatisticsState stateOf(CaptureStatistics statistics) {
    if (statistics instanceof GatheredStatistics gathered) {
      return gathered.state;
    }
    throw new IllegalArgumentException("only what was counted here can be saved or merged");
  }

  @Override
  public String name() {
    return state.name();
  }

  @Override
  public IntervalTable intervals() {
    return state.rows();
  }

  @Override
  public long firstNanos() {
    return state.times() == null ? 0 : state.times().firstFrame();
  }

  @Override
  public long lastNanos() {
    return state.times() == null ? 0 : state.times().lastFrame();
  }

  @Override
  public IntervalStatistics total() {
    if (total == null) {
      total = sum();
    }
    return total;
  }

  private IntervalStatistics sum() {
    OpenInterval sum = new OpenInterval(0);
    GapSums gaps = new GapSums();
    gaps.add(state.otherGaps(), state.otherGapSums());
    IntervalRows rows = state.rows();
    for (int i = 0; i < rows.size(); i++) {
      IntervalStatistics row = rows.get(i);
      sum.addCounts(row);
      if (rows.row(i).detail() != null) {
        gaps.add(row.gaps().count(), rows.row(i).detail().gapSums());
      }
    }
    BigInteger[] sums = gaps.values();
    return sum.statistics(
        firstNanos(), sources(), destinations(), GapSums.figures(gaps.count(), sums));
  }

  private AddressFigures sources() {
    AddressSpread spread = new AddressSpread();
    for (int number = 0; number < state.addresses().size(); number++) {
      spread.add(state.addresses().packetsSent(number));
    }
    AddressSketch.addTo(spread, state.otherSources());
    return spread.take();
  }

  private AddressFigures destinations() {
    AddressSpread spread = new AddressSpread();
    for (int number = 0; number < state.addresses().size(); number++) {
      spread.add(state.addresses().packetsReceived(number));
    }
    AddressSketch.addTo(spread, state.otherDestinations());
    return spread.take();
  }

  @Override
  public PortCounts ports(PortKind kind) {
    TotalPorts ports = new TotalPorts();
    for (int i = 0; i < state.rows().size(); i++) {
      ports.add(state.rows().ports(i, kind));
    }
    return ports;
  }

  @Override
  public List<Traffic> applications() {
    ApplicationTally tally = new ApplicationTally();
    for (int i = 0; i < state.rows().size(); i++) {
      for (Traffic one : state.rows().applications(i)) {
        tally.count(one.name(), one.packets(), one.bytes());
      }
    }
    return tally.list();
  }

  @Override
  public Optional<EndpointCounts> endpoints() {
    return state.endpoints();
  }

  @Override
  public List<Talker> topTalkers(int most) {
    return TopTalkers.of(state.addresses(), most);
  }
}
