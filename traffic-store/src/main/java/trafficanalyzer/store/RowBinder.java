package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Gives a statement its values, column by column. A null, and -1 where it means unknown, leaves the
 * column unset: a bound null would write a tombstone. Values are encoded here ({@link
 * EncodedValues}), to spare the driver's codec look-up for each value.
 */
final class RowBinder {
  private static final ByteBuffer FALSE = ByteBuffer.allocate(1);
  private static final ByteBuffer TRUE = ByteBuffer.allocate(1).put(0, (byte) 1);

  private final BoundStatementBuilder builder;
  private final EncodedValues values;
  private int column;

  RowBinder(PreparedStatement prepared, EncodedValues values) {
    this.builder = prepared.boundStatementBuilder();
    this.values = values;
  }

  RowBinder inet(InetAddress value) {
    return value == null ? skip() : set(values.inet(value));
  }

  RowBinder text(String value) {
    return value == null ? skip() : set(values.text(value));
  }

  RowBinder integer(int value) {
    return set(values.integer(value));
  }

  /** Leaves -1 unset. */
  RowBinder integerIfKnown(int value) {
    return value == -1 ? skip() : integer(value);
  }

  RowBinder bigint(long value) {
    return set(values.bigint(value));
  }

  RowBinder bigintIfKnown(Long value) {
    return value == null ? skip() : bigint(value);
  }

  /** Milliseconds since the epoch. */
  RowBinder timestamp(long millis) {
    return bigint(millis);
  }

  RowBinder timestamp(Instant value) {
    return value == null ? skip() : bigint(value.toEpochMilli());
  }

  /** Days since 1970-01-01; the protocol's day 0 is 2^31 days before. */
  RowBinder date(int day) {
    return integer(day + Integer.MIN_VALUE);
  }

  RowBinder uuid(UUID value) {
    return set(values.uuid(value));
  }

  RowBinder bool(boolean value) {
    return set(value ? TRUE : FALSE);
  }

  RowBinder counts(Map<String, Long> value) {
    builder.setMap(column++, value, String.class, Long.class);
    return this;
  }

  RowBinder blob(ByteBuffer value) {
    return set(value.slice());
  }

  RowBinder skip() {
    column++;
    return this;
  }

  BoundStatement bind() {
    if (column != builder.size()) {
      throw new IllegalStateException(column + " values for " + builder.size() + " columns");
    }
    return builder.build();
  }

  private RowBinder set(ByteBuffer value) {
    builder.setBytesUnsafe(column++, value);
    return this;
  }
}
