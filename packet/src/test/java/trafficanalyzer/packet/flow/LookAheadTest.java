package trafficanalyzer.packet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LookAheadTest {
  private static final int MOST = 3000;
  private static final int BATCHES = 200;
  private static final int BATCH = 2500;

  /** Tuples come and go, also between being expected and being looked for. */
  @Test
  void whatIsExpectedIsFoundAsIfItWereNot() {
    Random random = new Random(1);
    TupleMap map = new TupleMap(MOST);
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int batch = 0; batch < BATCHES; batch++) {
      List<Integer> wanted = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        wanted.add(random.nextInt(2 * MOST));
      }
      wanted.forEach(port -> map.expect(tuple(port)));
      map.fetch();
      for (int port : wanted) {
        if (random.nextInt(50) != 0) { // else it is not looked for, and guesses no longer fit
          look(map, port, numbers, batch);
        }
      }
    }
  }

  @Test
  void whatWasForgottenIsNotGuessed() {
    TupleMap map = new TupleMap(MOST);
    map.add(tuple(1), 0);
    map.expect(tuple(1));
    map.fetch();
    map.clear();

    assertThat(map.find(tuple(1))).isEqualTo(-1);
  }

  @Test
  void guessesAreInTheOrderOfWhatWasExpected() {
    LookAhead ahead = new LookAhead();
    long[] buckets = new long[8];
    buckets[3] = bucket(3, 70);
    buckets[4] = bucket(11, 71); // belongs into 3, too
    buckets[5] = bucket(19, 72); // as well, but is in the third
    List<Integer> read = new ArrayList<>();

    assertThat(ahead.next()).isEqualTo(-1);
    for (long tag : new long[] {11, 3, 19, 6}) {
      ahead.expect(tag << 32);
    }
    ahead.fetch(buckets, number -> read.size() + (read.add(number) ? 1 : 0));

    assertThat(ahead.next()).isEqualTo(71);
    assertThat(ahead.next()).isEqualTo(70);
    assertThat(ahead.next()).as("another's: only a guess").isEqualTo(71);
    assertThat(ahead.next()).as("nothing is there").isEqualTo(-1);
    assertThat(ahead.next()).as("no more was expected").isEqualTo(-1);
    assertThat(read).containsExactly(71, 70, 71, 0);
  }

  private static void look(TupleMap map, int port, Map<Integer, Integer> numbers, int time) {
    int number = map.find(tuple(port));
    assertThat(number).isEqualTo(numbers.getOrDefault(port, -1));
    if (number >= 0) {
      if (port % 7 == 0) {
        map.remove(number);
        numbers.remove(port);
      } else {
        map.use(number, time);
      }
    } else {
      if (map.isFull()) {
        int idle = map.longestIdle();
        numbers.values().remove(idle);
        map.remove(idle);
      }
      numbers.put(port, map.add(tuple(port), time));
    }
  }

  private static FiveTuple tuple(int port) {
    FiveTuple tuple = new FiveTuple();
    tuple.set(1, 2, port, 3, 4, port / 2, 6);
    return tuple;
  }

  private static long bucket(long tag, int number) {
    return tag << 32 | number + 1;
  }
}
