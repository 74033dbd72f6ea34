package trafficanalyzer.analysis.statistics;

/** The packets of each port, of any number of intervals. */
final class TotalPorts implements PortCounts {
  private final long[] packets = new long[1 << 16];
  private int size;

  void add(PortCounts more) {
    more.forEach(
        (port, count) -> {
          size += packets[port] == 0 ? 1 : 0;
          packets[port] += count;
        });
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void forEach(Visitor visitor) {
    for (int port = 0; port < packets.length; port++) {
      if (packets[port] > 0) {
        visitor.port(port, packets[port]);
      }
    }
  }
}
