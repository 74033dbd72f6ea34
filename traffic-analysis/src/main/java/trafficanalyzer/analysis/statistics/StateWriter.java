package trafficanalyzer.analysis.statistics;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes what was counted. The same counts give the same bytes: addresses are written in ascending
 * order, each as the distance to the one before.
 */
final class StateWriter {
  private final StateOutput out;
  private final StatisticsState state;

  /** Addresses of an interval by their place in that order. */
  private final int[] places;

  private final int[] order;
  private final Map<String, Integer> names = new LinkedHashMap<>();

  StateWriter(StateOutput out, StatisticsState state) {
    this.out = out;
    this.state = state;
    order = AddressOrder.of(state.addresses());
    places = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
    }
  }

  void write() throws IOException {
    out.text(state.name());
    out.number(state.rows().intervalNanos());
    out.flag(state.onlyIpv4());
    out.flag(state.times() != null);
    if (state.times() != null) {
      out.signed(state.times().firstFrame());
      out.signed(state.times().lastFrame());
      out.signed(state.times().firstPacket());
      out.signed(state.times().lastPacket());
    }
    out.number(state.firstPacketRow() + 1);
    out.number(state.otherGaps());
    out.integers(state.otherGapSums());
    addresses();
    sketch(state.otherSources());
    sketch(state.otherDestinations());
    names();
    out.number(state.rows().size());
    long before = 0;
    for (int i = 0; i < state.rows().size(); i++) {
      IntervalRow row = state.rows().row(i);
      out.signed(row.index() - before);
      before = row.index();
      row(row);
    }
    EndpointsState.write(state.endpoints(), state.rows().intervalNanos(), out);
    out.flush();
  }

  private void addresses() throws IOException {
    AddressTable addresses = state.addresses();
    out.number(order.length);
    long high = 0;
    long low = 0;
    for (int number : order) {
      out.number(addresses.high(number) - high);
      out.number(addresses.low(number) - (addresses.high(number) == high ? low : 0));
      high = addresses.high(number);
      low = addresses.low(number);
      out.number(addresses.packetsSent(number));
      out.number(addresses.bytesSent(number));
      out.number(addresses.packetsReceived(number));
      out.number(addresses.bytesReceived(number));
    }
  }

  private void names() throws IOException {
    for (int i = 0; i < state.rows().size(); i++) {
      for (Traffic application : state.rows().applications(i)) {
        names.putIfAbsent(application.name(), names.size());
      }
    }
    out.number(names.size());
    for (String name : names.keySet()) {
      out.text(name);
    }
  }

  private void row(IntervalRow row) throws IOException {
    IntervalStatistics statistics = row.statistics();
    for (long count :
        new long[] {
          statistics.packets(),
          statistics.bytes(),
          statistics.otherFrames(),
          statistics.ipBytes(),
          statistics.icmp(),
          statistics.tcp(),
          statistics.udp(),
          statistics.syn(),
          statistics.synAck(),
          statistics.fin(),
          statistics.rst()
        }) {
      out.number(count);
    }
    figures(statistics.sources());
    figures(statistics.destinations());
    out.number(statistics.gaps().count());
    out.real(statistics.gaps().mean());
    out.real(statistics.gaps().deviation());
    out.real(statistics.gaps().skewness());
    out.real(statistics.gaps().kurtosis());
    for (PackedPorts ports : row.ports()) {
      out.bytes(ports.bytes());
    }
    out.number(row.applications().size());
    for (Traffic application : row.applications()) {
      out.number(names.get(application.name()));
      out.number(application.packets());
      out.number(application.bytes());
    }
    out.flag(row.detail() != null);
    if (row.detail() != null) {
      detail(row.detail());
    }
  }

  private void figures(AddressFigures figures) throws IOException {
    out.real(figures.distinct());
    out.real(figures.secondMoment());
    out.real(figures.entropy());
    out.real(figures.error());
  }

  private void detail(IntervalDetail detail) throws IOException {
    long[] sorted = new long[detail.addresses().length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = (long) places[detail.addresses()[i]] << 32 | i;
    }
    Arrays.sort(sorted);
    out.number(sorted.length);
    long before = -1;
    for (long one : sorted) {
      long place = one >>> 32;
      long packets = detail.packets()[(int) one];
      out.number(place - before);
      before = place;
      out.number(packets >>> 32);
      out.number(packets & 0xFFFF_FFFFL);
    }
    out.integers(detail.gapSums());
    sketch(detail.sources());
    sketch(detail.destinations());
  }

  private void sketch(AddressSketch.Saved sketch) throws IOException {
    out.bytes(sketch.bytes());
    out.number(sketch.packets());
  }
}
