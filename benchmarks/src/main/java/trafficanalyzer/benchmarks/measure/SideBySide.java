package trafficanalyzer.benchmarks.measure;

import java.io.IOException;
import java.util.List;
import trafficanalyzer.benchmarks.measure.Contest.Entrant;

/** A table of whole processes beside their peers. */
public final class SideBySide {
  private final Table table =
      new Table(
          "whole process",
          "packets",
          "seconds (from–to)",
          "CPU seconds",
          "packets/s",
          "peak MiB",
          "times the peer's speed (from–to)");
  private final int times;

  /**
   * An empty one.
   *
   * @param times how often each is run, in turn with the others
   */
  public SideBySide(int times) {
    this.times = times;
  }

  /**
   * Measures some beside each other, whose work is packets; the first is the peer.
   *
   * @return what was measured, for more than the table tells
   * @throws IOException if one cannot be run, or fails
   */
  public Contest compare(Entrant... entrants) throws IOException {
    Contest contest = new Contest(times, List.of(entrants));
    for (int i = 0; i < entrants.length; i++) {
      List<Run> runs = contest.runs(i);
      Spread wall = Spread.of(runs, Run::wallSeconds);
      table.row(
          entrants[i].program().name(),
          "%,d".formatted(entrants[i].work()),
          wall.text(2),
          "%.2f".formatted(Spread.of(runs, Run::cpuSeconds).median()),
          "%,.0f".formatted(entrants[i].work() / wall.median()),
          "%.0f".formatted(Spread.of(runs, Run::peakMebibytes).most()),
          i == 0 ? "1" : contest.timesAsFast(i, 0).text(2));
    }
    return contest;
  }

  /** What was measured so far. */
  public Table table() {
    return table;
  }
}
