package trafficanalyzer.cli.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import trafficanalyzer.cli.mainjob.Tool;

/** Kills processes at random moments and starts them again, telling a line each. */
final class Kills {
  /** From the middle of a start to some slices later. */
  private static final int LONGEST_PAUSE_MILLIS = 4_000;

  private final List<Victim> victims;
  private final Random random;
  private final Supplier<String> state;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, Long> started = new HashMap<>();
  private final long begin = System.nanoTime();

  /**
   * @param state told with each kill
   */
  Kills(List<Victim> victims, Random random, Supplier<String> state) {
    this.victims = victims;
    this.random = random;
    this.state = state;
  }

  void run(int kills) {
    for (int kill = 1; kill <= kills; kill++) {
      Tool.pause(random.nextInt(LONGEST_PAUSE_MILLIS));
      Victim victim = choose();
      System.out.printf(
          "kill %d of %d, %.2f s: %s, %.2f s after its start; %s%n",
          kill,
          kills,
          seconds(begin),
          victim.name(),
          seconds(started.getOrDefault(victim.name(), begin)),
          state.get());
      victim.kill().run();
      victim.start().run();
      started.put(victim.name(), System.nanoTime());
      counts.merge(victim.name(), 1, Integer::sum);
    }
  }

  private Victim choose() {
    List<Victim> lots = new ArrayList<>();
    for (Victim victim : victims) {
      if (victim.mayBeKilled().getAsBoolean()) {
        for (int i = 0; i < victim.weight(); i++) {
          lots.add(victim);
        }
      }
    }
    return lots.get(random.nextInt(lots.size()));
  }

  /** {@code {interceptor=4, loader=9 …}}. */
  Map<String, Integer> counts() {
    return counts;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
