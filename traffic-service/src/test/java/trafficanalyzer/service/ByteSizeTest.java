package trafficanalyzer.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
  @Test
  void unitsArePowersOf1024() {
    assertThat(ByteSize.parse("0")).hasValue(0);
    assertThat(ByteSize.parse("12")).hasValue(12);
    assertThat(ByteSize.parse("3k")).hasValue(3 << 10);
    assertThat(ByteSize.parse("5M")).hasValue(5 << 20);
    assertThat(ByteSize.parse("10g")).hasValue(10L << 30);
    assertThat(ByteSize.parse("2t")).hasValue(2L << 40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "g", "1.5g", "-1", "10 g", "10gb", "999999999999t", "9999999999999"})
  void anythingElseIsNoSize(String text) {
    assertThat(ByteSize.parse(text)).isEmpty();
  }
}
