package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EncodedValuesTest {
  private final EncodedValues values = new EncodedValues();

  @Test
  void textsAreUtf8HoweverManyShareTheirPlace() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      String text = "straße-" + random.nextInt(20_000);
      assertThat(bytes(values.text(text))).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void addressesAreTheirBytesHoweverManyShareTheirPlace() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      String text =
          random.nextBoolean()
              ? "10.1." + random.nextInt(256) + "." + random.nextInt(256)
              : "2001:db8::" + Integer.toHexString(random.nextInt(65536));
      assertThat(bytes(values.inet(Rows.ip(text)))).isEqualTo(Rows.ip(text).getAddress());
    }
  }

  @Test
  void integersAreBigEndian() {
    for (int value : new int[] {0, 1, 2047, 2048, 65535, -1, Integer.MIN_VALUE}) {
      assertThat(values.integer(value).remaining()).isEqualTo(4);
      assertThat(values.integer(value).getInt(0)).isEqualTo(value);
    }
    assertThat(values.bigint(-2).getLong(0)).isEqualTo(-2);
  }

  @Test
  void identitiesMayAlternate() {
    for (int i = 0; i < 10; i++) {
      UUID id = new UUID(i % 2, i % 3);
      ByteBuffer encoded = values.uuid(id);
      assertThat(new UUID(encoded.getLong(0), encoded.getLong(8))).isEqualTo(id);
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
