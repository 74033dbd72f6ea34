package trafficanalyzer.packet.name;

/** A name that a flow told of its server, in the chain of all that its five-tuple told, by time. */
final class OwnName {
  final long beganAt;
  final long observedAt;
  final String hostname;
  final NameSource source;
  final boolean serverIsFirst;

  /** The following one; null if it is the last. */
  OwnName next;

  OwnName(FlowName name, boolean serverIsFirst) {
    this.beganAt = Math.min(name.beganAtNanos(), name.observedAtNanos());
    this.observedAt = name.observedAtNanos();
    this.hostname = name.hostname();
    this.source = name.source();
    this.serverIsFirst = serverIsFirst;
  }

  boolean tells(OwnName other) {
    return hostname.equals(other.hostname) && source == other.source;
  }

  /** Whether it only says that what was told before is of another connection. */
  boolean isMark() {
    return hostname.isEmpty();
  }
}
