package trafficanalyzer.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.cassandra.db.marshal.CompositeType;
import org.junit.jupiter.api.Test;

class RowBufferTest {
  @Test
  void rowsComeBackByPartition() throws IOException {
    RowBuffer buffer = new RowBuffer(1_000, 2);
    assertThat(buffer.isEmpty()).isTrue();
    buffer.add(values("a", "1", "x", null));
    buffer.add(values("b", "1", "y", ""));
    buffer.add(values("a", "1", "z", "w"));

    ByteBuffer key =
        CompositeType.build(
            org.apache.cassandra.db.marshal.ByteBufferAccessor.instance, bytes("a"), bytes("1"));
    assertThat(buffer.partitions()).hasSize(2).containsKey(key);
    RowBuffer.Rows rows = buffer.partitions().get(key);
    assertThat(rows.count()).isEqualTo(2);
    assertThat(read(buffer, rows.start(0))).containsExactly("a", "1", "x", null);
    assertThat(read(buffer, rows.start(1))).containsExactly("a", "1", "z", "w");

    buffer.clear();
    assertThat(buffer.isEmpty()).isTrue();
    assertThat(buffer.partitions()).isEmpty();
  }

  @Test
  void aKeyOfOneColumnIsItsValue() throws IOException {
    RowBuffer buffer = new RowBuffer(100, 1);
    buffer.add(values("key", "x"));
    assertThat(buffer.partitions()).containsOnlyKeys(bytes("key"));
  }

  @Test
  void aRowThatDoesNotFitIsLeftForTheNextBuffer() throws IOException {
    RowBuffer buffer = new RowBuffer(12, 1);
    assertThat(buffer.add(values("a", "b"))).isTrue();
    assertThat(buffer.add(values("c", "d"))).isFalse();
    assertThat(buffer.partitions()).containsOnlyKeys(bytes("a"));
    buffer.clear();
    assertThat(buffer.add(values("c", "d"))).isTrue();
  }

  @Test
  void whatNeverFitsIsRefused() {
    assertThatThrownBy(() -> new RowBuffer(12, 1).add(values("a", "too long")))
        .isInstanceOf(IOException.class)
        .hasMessage("a row of more than 12 bytes");
    assertThatThrownBy(() -> new RowBuffer(100_000, 1).add(values("a".repeat(65_535))))
        .isInstanceOf(IOException.class)
        .hasMessage("a value of 65535 bytes; 65534 is the most");
  }

  @Test
  void valuesAreNeitherKeptNorMoved() throws IOException {
    RowBuffer buffer = new RowBuffer(100, 1);
    ByteBuffer shared = ByteBuffer.wrap("__key__".getBytes(StandardCharsets.US_ASCII), 2, 3);
    buffer.add(List.of(shared));
    assertThat(shared.position()).isEqualTo(2);
    shared.put(2, (byte) 'x');
    assertThat(buffer.partitions()).containsOnlyKeys(bytes("key"));
  }

  private static List<ByteBuffer> values(String... texts) {
    return Arrays.stream(texts).map(text -> text == null ? null : bytes(text)).toList();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static List<String> read(RowBuffer buffer, int start) {
    ByteBuffer[] values = new ByteBuffer[4];
    buffer.read(start, values);
    return Arrays.stream(values)
        .map(value -> value == null ? null : StandardCharsets.US_ASCII.decode(value).toString())
        .toList();
  }
}
