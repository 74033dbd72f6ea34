package trafficanalyzer.analysis.statistics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What is in a state file, neither compressed nor with a checksum that would find each change. */
final class StateContent {
  private StateContent() {}

  static byte[] of(CaptureStatistics statistics) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new StateWriter(new StateOutput(bytes), GatheredStatistics.stateOf(statistics)).write();
    return bytes.toByteArray();
  }

  static StatisticsState read(byte[] bytes, StatisticsOptions bounds) throws IOException {
    StateInput in = new StateInput(new ByteArrayInputStream(bytes), 1 << 20);
    return new StateReader(in, bounds.mostIntervals(), bounds.mostAddresses()).read();
  }
}
