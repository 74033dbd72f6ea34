package trafficanalyzer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import trafficanalyzer.packet.file.CaptureFault;
import trafficanalyzer.packet.file.CaptureReader;

/** What was saved of a capture, and what was not. */
final class RepairSummary {
  /** A file may be damaged in a million places. */
  private static final int MOST_TOLD = 10;

  private record Gap(CaptureFault fault, long bytes) {}

  private final Path in;
  private final Path out;
  private final List<Gap> told = new ArrayList<>();
  private long gaps;
  private long bytesLeftOut;
  private long odd;
  private long read;
  private long written;

  RepairSummary(Path in, Path out) {
    this.in = in;
    this.out = out;
  }

  /** Takes in why a reader stopped; whether it goes on after the next record was looked for. */
  boolean addFault(CaptureReader reader, RepairedFile repaired) throws IOException {
    CaptureFault fault = reader.fault().orElse(null);
    if (fault == null) {
      return false;
    }
    odd += repaired.dropOddFrame(reader) ? 1 : 0;
    boolean resumed = reader.resume();
    long bytes = reader.streamPosition() - fault.position();
    gaps++;
    bytesLeftOut += bytes;
    if (told.size() < MOST_TOLD) {
      told.add(new Gap(fault, bytes));
    }
    return resumed;
  }

  /** Takes in the end. */
  void end(CaptureReader reader, RepairedFile repaired) {
    read = reader.frameNumber();
    written = repaired.frames();
  }

  boolean damaged() {
    return gaps > 0;
  }

  void print(PrintWriter to) {
    if (gaps == 0) {
      to.println(in + " is whole");
    }
    for (Gap gap : told) {
      to.println(
          in + " is damaged at " + gap.fault + "; " + number(gap.bytes) + " bytes left out there");
    }
    if (gaps > told.size()) {
      to.println("… and in " + number(gaps - told.size()) + " more places");
    }
    long duplicates = read - written - odd;
    to.println(
        out
            + ": "
            + number(written)
            + " of "
            + number(read)
            + " frames that could be read"
            + (odd > 0 ? ", " + number(odd) + " before damage that make no sense left out" : "")
            + (duplicates > 0 ? ", " + number(duplicates) + " duplicates removed" : "")
            + (gaps > 0 ? "; " + number(bytesLeftOut) + " bytes left out in all" : ""));
    to.flush();
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
