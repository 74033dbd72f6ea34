package trafficanalyzer.analysis.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.analysis.statistics.IntervalTable;
import trafficanalyzer.analysis.statistics.PortKind;
import trafficanalyzer.packet.text.Utf8Text;

/**
 * The packets of each port that occurs in an interval: a line for each, and so, on a busy line, a
 * hundred thousand an interval. Nothing is allocated for them.
 */
final class PortsTable {
  private static final int FULL = 1 << 16;
  private static final int LONGEST_LINE = 128;

  private final OutputStream out;
  private final Utf8Text text = new Utf8Text(FULL + LONGEST_LINE);

  private PortsTable(OutputStream out) {
    this.out = out;
  }

  static void write(CaptureStatistics statistics, OutputStream out) throws IOException {
    try {
      new PortsTable(out).write(statistics.intervals());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void write(IntervalTable intervals) {
    text.append("begin\tkind\tport\tpackets\n");
    for (int i = 0; i < intervals.size(); i++) {
      String begin = Times.text(intervals.get(i).beginNanos());
      for (PortKind kind : PortKind.values()) {
        String prefix = begin + '\t' + kind.label() + '\t';
        intervals.ports(i, kind).forEach((port, packets) -> line(prefix, port, packets));
      }
    }
    flush();
  }

  private void line(String prefix, int port, long packets) {
    text.append(prefix).append(port).append('\t').append(packets).append('\n');
    if (text.length() >= FULL) {
      flush();
    }
  }

  private void flush() {
    try {
      text.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    text.setLength(0);
  }
}
