package trafficanalyzer.packet.name;

import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.packet.flow.FiveTuple;
import trafficanalyzer.packet.flow.Flow;

/** Finds the name of a flow that ended, and what else it may be called. */
final class EndedFlowNames {
  private final OwnNames own;
  private final AddressNames addresses;
  private final boolean abstaining;
  private final FiveTuple tuple = new FiveTuple();
  private String endpoint;
  private NameSource source;
  private List<String> candidates = List.of();

  /**
   * @param abstaining whether to give no name where nothing decides
   */
  EndedFlowNames(OwnNames own, AddressNames addresses, boolean abstaining) {
    this.own = own;
    this.addresses = addresses;
    this.abstaining = abstaining;
  }

  boolean find(Flow flow) {
    endpoint = null;
    source = null;
    if (!findOwn(flow)) {
      guess(flow);
    }
    return endpoint != null;
  }

  /** The first name that the flow told; those that followed may be its servers' as well. */
  private boolean findOwn(Flow flow) {
    tuple.set(
        flow.clientHigh(),
        flow.clientLow(),
        flow.clientPort(),
        flow.serverHigh(),
        flow.serverLow(),
        flow.serverPort(),
        flow.protocol());
    long beganAt = flow.beginningSeen() ? flow.firstNanos() : Long.MIN_VALUE;
    List<String> others = new ArrayList<>(0);
    for (long time = flow.firstNanos(); time <= flow.lastNanos(); time = own.until()) {
      OwnName name = own.find(tuple, beganAt, time);
      if (name != null && endpoint == null) {
        endpoint = name.hostname;
        source = name.source;
      } else if (name != null
          && !name.hostname.equals(endpoint)
          && !others.contains(name.hostname)) {
        others.add(name.hostname);
      }
      if (own.until() == Long.MAX_VALUE) {
        break;
      }
    }
    candidates = others;
    return endpoint != null;
  }

  private void guess(Flow flow) {
    for (long time = flow.firstNanos(); time <= flow.lastNanos(); time = addresses.until()) {
      if (addresses.guess(
          flow.clientHigh(), flow.clientLow(), flow.serverHigh(), flow.serverLow(), time)) {
        boolean named = !abstaining || addresses.isCertain();
        endpoint = named ? addresses.hostname() : null;
        source = named ? addresses.source() : null;
        candidates = addresses.candidates(time, !named);
        return;
      }
      if (addresses.until() == Long.MAX_VALUE) {
        break;
      }
    }
    candidates =
        addresses.candidatesToldLater(flow.serverHigh(), flow.serverLow(), flow.firstNanos());
  }

  String endpoint() {
    return endpoint;
  }

  NameSource source() {
    return source;
  }

  List<String> candidates() {
    return candidates;
  }
}
