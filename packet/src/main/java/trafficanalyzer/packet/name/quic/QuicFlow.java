package trafficanalyzer.packet.name.quic;

import trafficanalyzer.packet.stream.Beginning;

/** What is known of the Initial packets that one end of a QUIC connection sent. */
final class QuicFlow extends Beginning {
  /** Null until a packet could be opened. */
  InitialKeys keys;

  /** How often it was tried to open a packet. */
  int tries;

  /** Whether a name was told out of a hello that is not there to its end. */
  boolean told;

  /** Whether nothing more can be learnt. */
  boolean done;

  @Override
  protected void restart() {
    super.restart();
    keys = null;
    tries = 0;
    told = false;
    done = false;
  }
}
