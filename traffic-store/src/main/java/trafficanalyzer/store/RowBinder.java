package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Gives a statement its values, column by column. A null, and -1 where it means unknown, leaves the
 * column unset: a bound null would write a tombstone. Values are encoded here, as the native
 * protocol (version 5, section 6) defines, to spare the driver's codec look-up for each value.
 */
final class RowBinder {
  private final BoundStatementBuilder builder;
  private int column;

  RowBinder(PreparedStatement prepared) {
    builder = prepared.boundStatementBuilder();
  }

  RowBinder inet(InetAddress value) {
    return value == null ? skip() : set(ByteBuffer.wrap(value.getAddress()));
  }

  RowBinder text(String value) {
    return value == null ? skip() : set(ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
  }

  RowBinder integer(int value) {
    return set(ByteBuffer.allocate(4).putInt(0, value));
  }

  /** Leaves -1 unset. */
  RowBinder integerIfKnown(int value) {
    return value == -1 ? skip() : integer(value);
  }

  RowBinder bigint(long value) {
    return set(ByteBuffer.allocate(8).putLong(0, value));
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
    return set(
        ByteBuffer.allocate(16)
            .putLong(0, value.getMostSignificantBits())
            .putLong(8, value.getLeastSignificantBits()));
  }

  RowBinder bool(boolean value) {
    return set(ByteBuffer.allocate(1).put(0, (byte) (value ? 1 : 0)));
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
