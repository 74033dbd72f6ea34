package trafficanalyzer.analysis.statistics;

/** Packets of each port that occurs, in ascending order of the ports. */
public interface PortCounts {
  /** How many ports occur. */
  int size();

  /** Shows each port that occurs with its packets, in ascending order. */
  void forEach(Visitor visitor);

  /** Takes one port. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @param port 0 to 65535
     * @param packets of that port, at least 1
     */
    void port(int port, long packets);
  }
}
