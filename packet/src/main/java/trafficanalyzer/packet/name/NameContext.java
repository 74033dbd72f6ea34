package trafficanalyzer.packet.name;

import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.IpProtocols;

/**
 * Adds to names what only the packets before them tell: when a DNS question was asked, which
 * address an answer began with, and when a connection began.
 */
final class NameContext implements NameSink {
  /** A handshake of QUIC that takes longer is given up (RFC 9002: probes back off from 1 s). */
  private static final long QUIC_HANDSHAKE_NANOS = 10_000_000_000L;

  private final NameSink sink;
  private final Questions questions;
  private final Openings openings = new Openings();
  private NameObservation last;
  private int position;

  NameContext(NameOptions options, NameSink sink) {
    this.sink = sink;
    this.questions = new Questions(options);
  }

  /** Takes a packet before what it tells is added. */
  void see(Packet packet, long timestampNanos) {
    if (openings.see(packet, timestampNanos)) {
      sink.begins(openings.last(), timestampNanos);
    }
    questions.see(packet, timestampNanos);
  }

  /** Whether a packet is a question whose answer may still come. */
  boolean awaitsAnswer(Packet packet, long askedAtNanos, long nowNanos) {
    return questions.awaitsAnswer(packet, askedAtNanos, nowNanos);
  }

  @Override
  public void add(NameObservation told) {
    position = last != null && isOfSameAnswer(last, told) ? position + 1 : 0;
    last = told;
    sink.add(
        new NameObservation(
            told.observedAtNanos(),
            told.client(),
            told.address(),
            told.hostname(),
            told.source(),
            position,
            questions.askedAt(told)));
  }

  private static boolean isOfSameAnswer(NameObservation a, NameObservation b) {
    return a.observedAtNanos() == b.observedAtNanos()
        && a.hostname().equals(b.hostname())
        && a.client().equals(b.client())
        && a.source() == b.source();
  }

  @Override
  public void add(FlowName name) {
    sink.add(
        new FlowName(
            name.observedAtNanos(),
            name.client(),
            name.clientPort(),
            name.server(),
            name.serverPort(),
            name.protocol(),
            name.hostname(),
            name.source(),
            beganAt(name)));
  }

  private long beganAt(FlowName name) {
    long observedAt = name.observedAtNanos();
    return name.protocol() == IpProtocols.UDP
        ? Math.max(observedAt, Long.MIN_VALUE + QUIC_HANDSHAKE_NANOS) - QUIC_HANDSHAKE_NANOS
        : openings.beganAt(name);
  }
}
