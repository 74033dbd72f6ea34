package trafficanalyzer.analysis.conversation.filter;

import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.Frame;

/** A filter, or a part of one. */
@FunctionalInterface
interface Test {
  boolean matches(Frame frame, Packet packet);

  default Test and(Test other) {
    return (frame, packet) -> matches(frame, packet) && other.matches(frame, packet);
  }

  default Test or(Test other) {
    return (frame, packet) -> matches(frame, packet) || other.matches(frame, packet);
  }

  default Test negate() {
    return (frame, packet) -> !matches(frame, packet);
  }
}
