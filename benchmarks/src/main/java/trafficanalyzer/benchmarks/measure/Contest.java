package trafficanalyzer.benchmarks.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs that run one after the other in turn, so that all meet the machine as it is at that
 * moment, and how fast they were.
 */
public final class Contest {
  private final List<Entrant> entrants;
  private final List<List<Run>> runs = new ArrayList<>();

  /**
   * Who takes part.
   *
   * @param work how much a run does, such as packets: speeds are compared, not times
   */
  public record Entrant(Program program, long work) {}

  /**
   * Runs each once to warm the machine's caches, and then so many times.
   *
   * @throws IOException if one cannot be run, or fails
   */
  public Contest(int times, List<Entrant> entrants) throws IOException {
    this.entrants = List.copyOf(entrants);
    for (Entrant entrant : entrants) {
      entrant.program().run();
      runs.add(new ArrayList<>());
    }
    for (int i = 0; i < times; i++) {
      for (int e = 0; e < entrants.size(); e++) {
        runs.get(e).add(entrants.get(e).program().run());
      }
    }
  }

  /** The runs of an entrant. */
  public List<Run> runs(int entrant) {
    return runs.get(entrant);
  }

  /**
   * How many times as fast an entrant was as another: the ratio of their median speeds, with the
   * smallest and largest ratio of runs that followed each other.
   */
  public Spread timesAsFast(int entrant, int other) {
    double[] ratios = new double[runs.get(entrant).size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] =
          speed(entrant, runs.get(entrant).get(i).wallSeconds())
              / speed(other, runs.get(other).get(i).wallSeconds());
    }
    Spread spread = Spread.of(ratios);
    return new Spread(
        speed(entrant, median(entrant)) / speed(other, median(other)),
        spread.least(),
        spread.most());
  }

  private double median(int entrant) {
    return Spread.of(runs.get(entrant), Run::wallSeconds).median();
  }

  private double speed(int entrant, double seconds) {
    return entrants.get(entrant).work() / seconds;
  }
}
