package trafficanalyzer.analysis.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.analysis.statistics.IntervalStatistics;
import trafficanalyzer.analysis.statistics.IntervalTable;
import trafficanalyzer.analysis.statistics.Talker;
import trafficanalyzer.analysis.statistics.Traffic;

/** Tables with a header, a line for each row, and tabs between the columns. */
public final class TsvTables {
  private TsvTables() {}

  /** The header of the table of intervals. */
  public static String intervalHeader() {
    return Stream.concat(
            Stream.of("begin", "seconds"),
            Stream.of(IntervalColumn.values()).map(IntervalColumn::label))
        .collect(Collectors.joining("\t"));
  }

  /** A line of the table of intervals. */
  public static String intervalLine(IntervalStatistics row, long intervalNanos) {
    StringBuilder line = new StringBuilder(Times.text(row.beginNanos()));
    line.append('\t').append(Times.seconds(intervalNanos) * row.intervals());
    for (IntervalColumn column : IntervalColumn.values()) {
      line.append('\t').append(column.text(row));
    }
    return line.toString();
  }

  /** Every figure of every interval, also of empty ones. */
  public static void intervals(CaptureStatistics statistics, Writer out) throws IOException {
    IntervalTable intervals = statistics.intervals();
    line(out, intervalHeader());
    unchecked(
        () ->
            intervals.forEachWithEmpty(
                (index, row) -> write(out, intervalLine(row, intervals.intervalNanos()))));
  }

  /** The packets and bytes of each application that occurs in an interval. */
  public static void applications(CaptureStatistics statistics, Writer out) throws IOException {
    IntervalTable intervals = statistics.intervals();
    line(out, "begin\tapplication\tpackets\tbytes");
    for (int i = 0; i < intervals.size(); i++) {
      String begin = Times.text(intervals.get(i).beginNanos());
      for (Traffic one : intervals.applications(i)) {
        line(out, begin + '\t' + one.name() + '\t' + one.packets() + '\t' + one.bytes());
      }
    }
  }

  /** The addresses with most bytes. */
  public static void talkers(CaptureStatistics statistics, int most, Writer out)
      throws IOException {
    line(out, "address\tpackets_sent\tbytes_sent\tpackets_received\tbytes_received");
    for (Talker talker : statistics.topTalkers(most)) {
      line(
          out,
          talker.address()
              + '\t'
              + talker.packetsSent()
              + '\t'
              + talker.bytesSent()
              + '\t'
              + talker.packetsReceived()
              + '\t'
              + talker.bytesReceived());
    }
  }

  private static void line(Writer out, String text) throws IOException {
    out.write(text);
    out.write('\n');
  }

  private static void write(Writer out, String text) {
    try {
      line(out, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unchecked(Runnable writing) throws IOException {
    try {
      writing.run();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
