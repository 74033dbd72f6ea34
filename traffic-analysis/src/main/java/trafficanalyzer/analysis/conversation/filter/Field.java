package trafficanalyzer.analysis.conversation.filter;

import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.Frame;

/** Something of a packet that is compared with a constant that a filter has. */
interface Field {
  /** Whether a packet has it. */
  Test exists();

  /**
   * Compares it.
   *
   * @throws IllegalArgumentException if the constant or the comparison is not for such a field
   */
  Test compare(Operator operator, String constant);

  /**
   * Whether it is within a range.
   *
   * @throws IllegalArgumentException if the constants are not for such a field, or it has no order
   */
  Test range(String least, String most);

  /** One number of a packet; negative where it is not there. */
  @FunctionalInterface
  interface Number {
    long of(Frame frame, Packet packet);
  }
}
