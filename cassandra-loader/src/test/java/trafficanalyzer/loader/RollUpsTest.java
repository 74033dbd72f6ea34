package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RollUpsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int LENGTH = 100;

  /** One packet: second, destination, port, endpoint. */
  private record Seen(long second, long destination, int port, String endpoint) {
    String key() {
      return second / 10 * 10 + " " + destination + " " + port + " " + endpoint;
    }
  }

  @Test
  void packetsOfOneWindowDestinationPortAndEndpointAreOneSum() throws InterruptedException {
    List<Seen> packets =
        List.of(
            new Seen(0, 1, 443, "hahaha.com"),
            new Seen(9, 1, 443, "hahaha.com"),
            new Seen(10, 1, 443, "hahaha.com"),
            new Seen(10, 1, 80, "hahaha.com"),
            new Seen(10, 1, 80, "-"),
            new Seen(10, 2, 80, "-"));
    assertThat(sums(packets, 100))
        .containsOnly(
            Map.entry("0 1 443 hahaha.com", 2L),
            Map.entry("10 1 443 hahaha.com", 1L),
            Map.entry("10 1 80 hahaha.com", 1L),
            Map.entry("10 1 80 -", 1L),
            Map.entry("10 2 80 -", 1L));
  }

  @Test
  void aCaptureInOrderNeedsOneReadingWhateverItsLength() throws InterruptedException {
    List<Seen> packets = new ArrayList<>();
    for (int second = 0; second < 10_000; second++) {
      packets.add(new Seen(second, 1, 443, "-"));
    }
    assertThat(readings(packets, 2)).isEqualTo(1);
    assertThat(sums(packets, 2)).hasSize(1000).containsEntry("9990 1 443 -", 10L);
  }

  @Test
  void aShuffledCaptureBeyondTheLimitIsReadAgainAndItsSumsAreRight() throws InterruptedException {
    List<Seen> packets = shuffled();
    assertThat(readings(packets, 50)).isGreaterThan(1);
    assertThat(sums(packets, 50)).isEqualTo(plainSums(packets));
  }

  @Test
  void aStepBackIntoAnEarlierWindowAddsToItsSum() throws InterruptedException {
    List<Seen> packets =
        List.of(
            new Seen(5, 1, 443, "-"),
            new Seen(25, 1, 443, "-"),
            new Seen(6, 1, 443, "-"),
            new Seen(47, 1, 443, "-"));
    assertThat(sums(packets, 100)).containsEntry("0 1 443 -", 2L).isEqualTo(plainSums(packets));
  }

  private static List<Seen> shuffled() {
    List<Seen> packets = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      packets.add(
          new Seen(
              random.nextInt(100),
              random.nextInt(20),
              random.nextInt(5),
              random.nextBoolean() ? "a" : "-"));
    }
    Collections.shuffle(packets, random);
    return packets;
  }

  private static Map<String, Long> plainSums(List<Seen> packets) {
    Map<String, Long> sums = new HashMap<>();
    packets.forEach(packet -> sums.merge(packet.key(), 1L, Long::sum));
    return sums;
  }

  private static Map<String, Long> sums(List<Seen> packets, int limit) throws InterruptedException {
    Map<String, Long> sums = new HashMap<>();
    readAll(packets, limit, sums);
    return sums;
  }

  private static int readings(List<Seen> packets, int limit) throws InterruptedException {
    return readAll(packets, limit, new HashMap<>());
  }

  private static int readAll(List<Seen> packets, int limit, Map<String, Long> sums)
      throws InterruptedException {
    Disorder disorder = new Disorder();
    packets.forEach(packet -> disorder.see(packet.second * SECOND));
    Deque<Share> left = new ArrayDeque<>(List.of(Share.ALL));
    int readings = 0;
    while (!left.isEmpty()) {
      readings++;
      Share asked = left.remove();
      RollUps rollUps =
          new RollUps(
              limit,
              asked,
              disorder.nanos(),
              sum -> {
                assertThat(sum.bytes()).isEqualTo(sum.packets() * LENGTH);
                Long before = sums.put(key(sum), sum.packets());
                assertThat(before)
                    .as("a sum handed out before is the same")
                    .isIn(null, sum.packets());
              });
      for (Seen packet : packets) {
        rollUps.add(
            packet.second * SECOND, 0, packet.destination, packet.port, packet.endpoint, LENGTH);
      }
      rollUps.finish();
      left.addAll(asked.othersOf(rollUps.share()));
    }
    return readings;
  }

  private static String key(RollUp sum) {
    return sum.window() / SECOND
        + " "
        + sum.destinationLow()
        + " "
        + sum.port()
        + " "
        + sum.endpoint();
  }
}
