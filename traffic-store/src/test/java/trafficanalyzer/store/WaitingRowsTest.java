package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaitingRowsTest {
  private static final PreparedStatement STATEMENT = proxy(PreparedStatement.class, 0);
  private static final int BYTES = 100;

  /** What the node counts for a partition of one row. */
  private static final int COUNTED = BYTES + 29;

  @Test
  void smallPartitionsShareABatchThatIsNoLargerThanAllowed() {
    WaitingRows waiting = new WaitingRows(10, 1_000_000, row -> BYTES, key -> Set.of());
    for (int partition = 0; partition < 8; partition++) {
      for (int row = 0; row < 3; row++) {
        assertThat(waiting.add(row(partition))).isNull();
      }
    }
    assertThat(sizes(waiting)).containsExactly(9, 9, 6);
  }

  @Test
  void rowsOfAPartitionStayTogetherInWhateverOrderTheyCome() {
    WaitingRows waiting = new WaitingRows(4, 1_000_000, row -> BYTES, key -> Set.of());
    for (int row = 0; row < 4; row++) {
      waiting.add(row(1));
      waiting.add(row(2));
    }
    assertThat(sizes(waiting)).containsExactly(4, 4);
  }

  @Test
  void aPartitionThatFillsABatchIsHandedOutAtOnce() {
    WaitingRows waiting = new WaitingRows(3, 1_000_000, row -> BYTES, key -> Set.of());
    List<Integer> full = new ArrayList<>();
    for (int row = 0; row < 7; row++) {
      RowBatch batch = waiting.add(row(1));
      if (batch != null) {
        full.add(batch.rows());
      }
    }
    assertThat(full).containsExactly(3, 3);
    assertThat(sizes(waiting)).containsExactly(1);
  }

  @Test
  void bytesBoundABatchToo() {
    WaitingRows waiting = new WaitingRows(1000, 5 * COUNTED, row -> BYTES, key -> Set.of());
    for (int partition = 0; partition < 12; partition++) {
      waiting.add(row(partition));
    }
    assertThat(sizes(waiting)).containsExactly(5, 5, 2);
  }

  @Test
  void aRowLargerThanABatchGoesAlone() {
    WaitingRows waiting = new WaitingRows(1000, COUNTED / 2, row -> BYTES, key -> Set.of());
    waiting.add(row(1));
    assertThat(waiting.add(row(1)).rows()).isEqualTo(1);
    assertThat(sizes(waiting)).containsExactly(1);
  }

  @Test
  void batchesBecomeSmallerWhenTold() {
    WaitingRows waiting = new WaitingRows(1000, 10 * COUNTED, row -> BYTES, key -> Set.of());
    for (int partition = 0; partition < 8; partition++) {
      waiting.add(row(partition));
    }
    waiting.limit(2 * COUNTED);
    assertThat(sizes(waiting)).containsExactly(2, 2, 2, 2);
  }

  @Test
  void partitionsOfOtherNodesShareNoBatchAndTheFullestGoesFirst() {
    WaitingRows waiting =
        new WaitingRows(
            100, 1_000_000, row -> BYTES, key -> Set.of(key.getInt(key.position()) % 2));
    for (int partition = 0; partition < 9; partition++) {
      waiting.add(row(partition));
    }
    assertThat(sizes(waiting)).containsExactly(5, 4);
  }

  @Test
  void whatAPartitionTakesCountsOnceForAllItsRows() {
    WaitingRows waiting = new WaitingRows(1000, 29 + 3 * BYTES, row -> BYTES, key -> Set.of());
    List<Integer> full = new ArrayList<>();
    for (int row = 0; row < 7; row++) {
      RowBatch batch = waiting.add(row(1));
      if (batch != null) {
        full.add(batch.rows());
      }
    }
    assertThat(full).containsExactly(3, 3);
  }

  private static List<Integer> sizes(WaitingRows waiting) {
    List<Integer> sizes = new ArrayList<>();
    while (waiting.rows() > 0) {
      sizes.add(waiting.next().rows());
    }
    return sizes;
  }

  private static BoundStatement row(int partition) {
    return proxy(BoundStatement.class, partition);
  }

  private static <T> T proxy(Class<T> type, int partition) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getPreparedStatement" -> STATEMENT;
                  case "getRoutingKey" -> ByteBuffer.allocate(4).putInt(0, partition);
                  case "hashCode" -> 1;
                  case "equals" -> proxy == arguments[0];
                  default -> throw new UnsupportedOperationException(method.getName());
                }));
  }
}
