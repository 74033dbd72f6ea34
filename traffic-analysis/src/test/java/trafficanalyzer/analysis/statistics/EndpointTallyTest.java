package trafficanalyzer.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import trafficanalyzer.analysis.statistics.EndpointTraffic.Interval;

class EndpointTallyTest {
  private static final int WIDTH = 100;

  @Test
  void countsAreThoseOfThePlainCount() {
    Map<String, TreeMap<Long, long[]>> plain = new TreeMap<>();
    EndpointTally tally = new EndpointTally(10_000, WIDTH);
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      String name = random.nextInt(10) == 0 ? null : "host" + random.nextInt(50);
      long interval = random.nextInt(80) - 40;
      long bytes = random.nextInt(1_500);
      tally.add(name, interval, 2, bytes);
      add(plain, name == null ? "-" : name, interval, 2, bytes);
    }

    EndpointCounts counts = tally.counts(100);

    assertThat(counts.others()).isZero();
    assertThat(counts.endpoints()).hasSize(51);
    assertThat(counts.endpoints())
        .isSortedAccordingTo((a, b) -> Long.compare(b.bytes(), a.bytes()));
    for (EndpointTraffic endpoint : counts.endpoints()) {
      assertThat(endpoint.intervals()).isEqualTo(intervals(plain.get(endpoint.name())));
    }
    assertThat(tally.counts(100)).as("asked again").isEqualTo(counts);
  }

  @Test
  void namesBeyondTheMostAreOneTogether() {
    EndpointTally tally = new EndpointTally(100, WIDTH);
    tally.add("large", 1, 1, 1_000);
    tally.add("small", 1, 2, 10);
    tally.add("smallest", 1, 3, 5);
    tally.add("smallest", 2, 4, 4);
    tally.add(null, 2, 5, 2_000);

    EndpointCounts counts = tally.counts(1);

    assertThat(counts)
        .isEqualTo(
            new EndpointCounts(
                List.of(
                    EndpointTraffic.of("-", List.of(new Interval(200, 5, 2_000))),
                    EndpointTraffic.of("large", List.of(new Interval(100, 1, 1_000))),
                    EndpointTraffic.of(
                        "(other)", List.of(new Interval(100, 5, 15), new Interval(200, 4, 4)))),
                2,
                0));
    assertThat(tally.counts(1)).as("asked again").isEqualTo(counts);
  }

  @Test
  void withoutRoomTheLargestStayExactAndAllSumsDo() {
    Map<String, TreeMap<Long, long[]>> plain = new TreeMap<>();
    EndpointTally tally = new EndpointTally(200, WIDTH);
    Random random = new Random(2);
    for (int i = 0; i < 50_000; i++) {
      boolean large = random.nextBoolean();
      String name = large ? "large" + random.nextInt(3) : "small" + random.nextInt(5_000);
      long interval = i / 2_500;
      tally.add(name, interval, 1, large ? 1_000 : 1);
      add(plain, large ? name : "(other)", interval, 1, large ? 1_000 : 1);
    }

    EndpointCounts counts = tally.counts(3);

    assertThat(counts.packetsLeftOut()).isZero();
    assertThat(counts.others()).isGreaterThan(4_000);
    assertThat(counts.endpoints()).hasSize(4);
    for (EndpointTraffic endpoint : counts.endpoints()) {
      assertThat(endpoint.intervals()).isEqualTo(intervals(plain.get(endpoint.name())));
    }
  }

  @Test
  void whatThereIsNoRoomForAtAllIsCounted() {
    EndpointTally tally = new EndpointTally(10, WIDTH);
    for (int i = 0; i < 1_000; i++) {
      tally.add("host" + i % 7, i, 1, 60);
      tally.add(null, i, 1, 60);
    }

    EndpointCounts counts = tally.counts(100);

    assertThat(counts.endpoints().stream().mapToInt(each -> each.intervals().size()).sum())
        .isLessThanOrEqualTo(10);
    assertThat(counts.endpoints().stream().mapToLong(EndpointTraffic::packets).sum())
        .isEqualTo(2_000 - counts.packetsLeftOut());
  }

  private static void add(
      Map<String, TreeMap<Long, long[]>> plain, String name, long interval, long... more) {
    long[] sums =
        plain
            .computeIfAbsent(name, key -> new TreeMap<>())
            .computeIfAbsent(interval, key -> new long[2]);
    sums[0] += more[0];
    sums[1] += more[1];
  }

  private static List<Interval> intervals(TreeMap<Long, long[]> plain) {
    return plain.entrySet().stream()
        .map(one -> new Interval(one.getKey() * WIDTH, one.getValue()[0], one.getValue()[1]))
        .toList();
  }
}
