package trafficanalyzer.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import trafficanalyzer.store.CaptureRow;

/** Adds slices up, as they come in the order of time, by sensor and interface and in all. */
final class Ledger {
  private record Recorder(String sensor, String networkInterface) implements Comparable<Recorder> {
    private static final Comparator<Recorder> ORDER =
        Comparator.comparing(Recorder::sensor).thenComparing(Recorder::networkInterface);

    @Override
    public int compareTo(Recorder other) {
      return ORDER.compare(this, other);
    }
  }

  /** The slices of one recorder so far, and when the last of them ended. */
  private record Sum(LedgerFigures figures, long missingSeconds, Instant end) {
    static final Sum NONE = new Sum(LedgerFigures.NONE, 0, null);

    Sum plus(CaptureRow slice, LedgerFigures itsFigures) {
      boolean isTimed = slice.seconds() > 0;
      long gap =
          isTimed && end != null
              ? Math.max(0, Duration.between(end, slice.startedAt()).toSeconds())
              : 0;
      return new Sum(
          figures.plus(itsFigures),
          missingSeconds + gap,
          isTimed ? slice.startedAt().plusSeconds(slice.seconds()) : end);
    }
  }

  private final Map<Recorder, Sum> sums = new TreeMap<>();

  void add(CaptureRow slice, LedgerFigures figures) {
    Recorder recorder = new Recorder(slice.sensor(), slice.networkInterface());
    sums.put(recorder, sums.getOrDefault(recorder, Sum.NONE).plus(slice, figures));
  }

  /** Prints a line for each sensor and interface, and one for all. */
  void print(LedgerPrinter printer) throws IOException {
    for (Map.Entry<Recorder, Sum> entry : sums.entrySet()) {
      Sum sum = entry.getValue();
      printer.print(
          new LedgerLine(
              entry.getKey().sensor(),
              entry.getKey().networkInterface(),
              null,
              sum.figures(),
              sum.missingSeconds(),
              remark(sum.figures())));
    }
    LedgerFigures all = all();
    long missing = sums.values().stream().mapToLong(Sum::missingSeconds).sum();
    printer.print(new LedgerLine(null, null, null, all, missing, "in all"));
  }

  private static String remark(LedgerFigures figures) {
    return figures.rejectedInAll() == 0 ? null : "rejected: " + LedgerLine.reasons(figures);
  }

  LedgerFigures all() {
    return sums.values().stream().map(Sum::figures).reduce(LedgerFigures.NONE, LedgerFigures::plus);
  }
}
