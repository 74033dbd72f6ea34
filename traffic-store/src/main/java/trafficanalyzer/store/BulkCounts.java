package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Rows of {@code traffic.packets} by endpoint that went to the nodes in files, where no trigger
 * sees them. They are written to {@code traffic.bulk_writes}, whose trigger counts them.
 */
final class BulkCounts {
  static final List<String> COLUMNS = List.of("load_id", "endpoint", "rows");

  /** Endpoints that are counted each by itself, some 150 bytes each; the rest is {@link #OTHER}. */
  private static final int MOST_ENDPOINTS = 100_000;

  /** As the node's counter calls what is beyond its own bound. */
  private static final ByteBuffer OTHER = StandardCharsets.UTF_8.encode("other");

  /** Of rows without an endpoint: a key column holds no null. */
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private final Map<ByteBuffer, long[]> rows = new HashMap<>();
  private final PreparedStatement insert;

  BulkCounts(CqlSession session) {
    insert = session.prepare(Insert.cql("bulk_writes", COLUMNS));
  }

  /**
   * Counts a row.
   *
   * @param endpoint as encoded; null where the row has none
   */
  void add(ByteBuffer endpoint) {
    ByteBuffer key = endpoint == null ? NONE : endpoint;
    long[] count = rows.get(key);
    if (count == null) {
      key = rows.size() < MOST_ENDPOINTS ? key : OTHER;
      count = rows.computeIfAbsent(key, endpointOfRows -> new long[1]);
    }
    count[0]++;
  }

  /** Has the counts written, and begins anew. */
  void write(RowWriter writer) throws InterruptedException {
    UUID load = UUID.randomUUID();
    for (Map.Entry<ByteBuffer, long[]> entry : rows.entrySet()) {
      writer.add(
          insert
              .boundStatementBuilder()
              .setUuid(0, load)
              .setBytesUnsafe(1, entry.getKey())
              .setLong(2, entry.getValue()[0])
              .build());
    }
    rows.clear();
  }
}
