package trafficanalyzer.packet.name;

import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.packet.Addresses;

/**
 * The names that addresses were told to have, by packet time, and a guess for a connection between
 * two addresses. An end whose name the other end was told comes before one that only somebody else
 * was told of. Where both ends have a name, the server's counts.
 *
 * <p>What multicast DNS and LLMNR told is kept apart, since anybody on a network may answer there:
 * it names local addresses only, and only those that nothing else names.
 */
final class AddressNames {
  /** One network has fewer names than all others have. */
  private static final int LOCAL_SHARE = 8;

  private final int most;
  private final long maxAgeNanos;
  private final NameIndex byClient;
  private final NameIndex byAnyone;
  private final NameIndex local;

  private final Candidates serverNames = new Candidates();
  private final Candidates clientNames = new Candidates();
  private final Candidates rest = new Candidates();

  /** The last time that may be looked at: what is told later is not known to be all. */
  private long horizon = Long.MAX_VALUE;

  // The last guess.
  private Candidates guess;
  private boolean ofServer;
  private boolean byOthers;
  private History toldOfGuess; // by anybody; null for a local name
  private long until;

  AddressNames(int most, long maxAgeNanos) {
    this.most = most;
    this.maxAgeNanos = maxAgeNanos;
    this.byClient = new NameIndex(most, maxAgeNanos);
    this.byAnyone = new NameIndex(most, maxAgeNanos);
    this.local = new NameIndex(Math.max(1, most / LOCAL_SHARE), maxAgeNanos);
  }

  int size() {
    return byClient.size() + local.size();
  }

  void horizon(long time) {
    horizon = time;
  }

  void add(NameObservation told) {
    long high = Addresses.high(told.address());
    long low = Addresses.low(told.address());
    if (told.source() == NameSource.MDNS || told.source() == NameSource.LLMNR) {
      if (Addresses.isLocal(high, low)) {
        local.add(0, 0, high, low, told);
      }
    } else {
      byClient.add(Addresses.high(told.client()), Addresses.low(told.client()), high, low, told);
      byAnyone.add(0, 0, high, low, told);
    }
    byClient.shrinkTo(most - local.size()); // the bound is on both together
  }

  /**
   * Guesses the name of a connection's named end.
   *
   * @param beganAt when the connection began, nanoseconds since the epoch
   * @return false if neither end has a name; {@link #until()} then tells for how long
   */
  boolean guess(long clientHigh, long clientLow, long serverHigh, long serverLow, long beganAt) {
    History server = byAnyone.get(0, 0, serverHigh, serverLow);
    History client = byAnyone.get(0, 0, clientHigh, clientLow);
    until = Long.MAX_VALUE;
    byOthers = false;
    if (server != null || client != null) {
      History toClient =
          server == null ? null : byClient.get(clientHigh, clientLow, serverHigh, serverLow);
      History toServer =
          client == null ? null : byClient.get(serverHigh, serverLow, clientHigh, clientLow);
      if (choose(toClient, toServer, beganAt)) {
        toldOfGuess = ofServer ? server : client;
        return true;
      }
      if (choose(server, client, beganAt)) {
        byOthers = true;
        toldOfGuess = ofServer ? server : client;
        return true;
      }
    }
    return guessLocal(clientHigh, clientLow, serverHigh, serverLow, beganAt);
  }

  private boolean guessLocal(
      long clientHigh, long clientLow, long serverHigh, long serverLow, long beganAt) {
    toldOfGuess = null;
    return local.size() > 0
        && choose(
            local.get(0, 0, serverHigh, serverLow),
            local.get(0, 0, clientHigh, clientLow),
            beganAt);
  }

  private boolean choose(History server, History client, long beganAt) {
    gather(serverNames, server, beganAt);
    gather(clientNames, client, beganAt);
    ofServer = !serverNames.isEmpty();
    guess = ofServer ? serverNames : clientNames;
    return !guess.isEmpty();
  }

  private void gather(Candidates names, History history, long beganAt) {
    names.clear();
    if (history != null) {
      names.add(history, beganAt, horizon, maxAgeNanos);
      until = Math.min(until, history.firstAfter(beganAt));
    }
  }

  /** The name of the last guess. */
  String hostname() {
    return guess.hostname();
  }

  /** How it is known. */
  NameSource source() {
    NameSource source = guess.source();
    return byOthers && source == NameSource.DNS ? NameSource.DNS_OTHER_CLIENT : source;
  }

  /** Whether it is the server's; else it is the client's. */
  boolean ofServer() {
    return ofServer;
  }

  /** Whether it is more than a guess. */
  boolean isCertain() {
    return byOthers ? guess.isOnly() : guess.isCertain();
  }

  /**
   * The names that the named end may have, best first, at most {@link Candidates#MOST}: those of
   * the last guess, then what others were told, then what was told only later.
   *
   * @param withBest whether the last guess is to be among them
   */
  List<String> candidates(long beganAt, boolean withBest) {
    String chosen = withBest ? "" : guess.hostname();
    List<String> all = new ArrayList<>(guess.others(chosen));
    if (toldOfGuess != null) {
      append(all, toldOfGuess, beganAt, chosen);
    }
    return all;
  }

  /** The names that a server without a guess may have, as they were told only later. */
  List<String> candidatesToldLater(long serverHigh, long serverLow, long beganAt) {
    List<String> all = new ArrayList<>();
    History history = byAnyone.get(0, 0, serverHigh, serverLow);
    if (history != null) {
      append(all, history, beganAt, "");
    }
    return all;
  }

  private void append(List<String> all, History history, long beganAt, String chosen) {
    rest.clear();
    rest.add(history, beganAt, horizon, maxAgeNanos);
    rest.addToldLater(history, beganAt, horizon);
    for (String hostname : rest.others(chosen)) {
      if (all.size() < Candidates.MOST && !all.contains(hostname)) {
        all.add(hostname);
      }
    }
  }

  /** When something new is told of an end that has no name. */
  long until() {
    return until;
  }
}
