package trafficanalyzer.analysis.statistics;

import java.util.ArrayList;
import java.util.List;

/** The intervals of a capture in which something was captured. */
final class IntervalRows implements IntervalTable {
  private final long length;
  private final List<IntervalRow> rows = new ArrayList<>();
  private final PortStore ports = new PortStore();

  IntervalRows(long length) {
    this.length = length;
  }

  /** Adds the next interval; visitors see it, and what is empty before it. */
  void add(IntervalRow row, List<Visitor> visitors) {
    IntervalRow before = rows.isEmpty() ? null : rows.get(rows.size() - 1);
    rows.add(row.withPorts(row.ports().stream().map(ports::keep).toList()));
    for (Visitor visitor : visitors) {
      showEmpty(before, row, visitor);
      visitor.interval(rows.size() - 1, row.statistics());
    }
  }

  IntervalRow row(int index) {
    return rows.get(index);
  }

  @Override
  public long intervalNanos() {
    return length;
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public IntervalStatistics get(int index) {
    return rows.get(index).statistics();
  }

  @Override
  public PortCounts ports(int index, PortKind kind) {
    return rows.get(index).ports().get(kind.ordinal());
  }

  @Override
  public List<Traffic> applications(int index) {
    return rows.get(index).applications();
  }

  @Override
  public void forEachWithEmpty(Visitor visitor) {
    for (int i = 0; i < rows.size(); i++) {
      showEmpty(i == 0 ? null : rows.get(i - 1), rows.get(i), visitor);
      visitor.interval(i, rows.get(i).statistics());
    }
  }

  private void showEmpty(IntervalRow before, IntervalRow row, Visitor visitor) {
    if (before == null || row.index() <= before.index()) {
      return;
    }
    long begin = before.index() + 1;
    if (rowsBetween(before.index(), row.index()) < emptyBetween(before.index(), row.index())) {
      long intervals = emptyBetween(before.index(), row.index());
      visitor.interval(-1, IntervalStatistics.empty(begin * length, intervals));
      return;
    }
    for (long index = begin; index < row.index(); index++) {
      visitor.interval(-1, IntervalStatistics.empty(index * length, 1));
    }
  }

  /** How many rows are written for what is empty between two intervals. */
  static long rowsBetween(long before, long after) {
    long empty = emptyBetween(before, after);
    return empty > LONGEST_WRITTEN_OUT ? 1 : empty;
  }

  /** Of intervals further apart than can be counted, the most that can. */
  private static long emptyBetween(long before, long after) {
    long empty = after - before - 1;
    return empty < 0 ? Long.MAX_VALUE : empty;
  }
}
