package trafficanalyzer.packet.name;

import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.stream.TcpBeginning;

/** A TCP stream that may tell a name. */
final class NameStream extends TcpBeginning {
  private StreamReader reader;
  private boolean told;
  private int first;

  /**
   * Waits for the stream's content.
   *
   * @param sequence the number of its first byte
   */
  void open(StreamReader itsReader, int sequence) {
    reader = itsReader;
    told = false;
    first = sequence;
    await(sequence, itsReader.limit());
  }

  /** Whether the stream is the one that begins there. */
  boolean begins(int sequence) {
    return first == sequence;
  }

  /**
   * Nothing more can be learnt from what was put together, nor if it is sent again.
   *
   * @param sequence the number of the first byte behind it
   */
  void finish(int sequence) {
    reader = null;
    await(sequence, 0);
  }

  /** Whether the packet only repeats what was read. */
  boolean isRepeatedBy(Packet packet) {
    return reader == null && follows(sequence(packet) + packet.payloadLength());
  }

  /** Null if nothing more can be learnt. */
  StreamReader reader() {
    return reader;
  }

  /** Whether a name was told out of the message that is being put together. */
  boolean told() {
    return told;
  }

  void told(boolean nowTold) {
    told = nowTold;
  }
}
