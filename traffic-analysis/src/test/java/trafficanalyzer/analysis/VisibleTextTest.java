package trafficanalyzer.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTextTest {
  @ParameterizedTest
  @CsvSource({
    "plain-name.pcap, plain-name.pcap",
    "straße.例え, straße.例え",
    "a\u202Egnp.exe, a\\u202egnp.exe",
    "a\u200Bb, a\\u200bb",
    "a\u0007b, a\\u0007b",
    "a\uD800b, a\\ud800b",
    "\uD83D\uDE80, \uD83D\uDE80"
  })
  void everyCharacterCanBeSeen(String text, String visible) {
    assertThat(VisibleText.of(text)).isEqualTo(visible);
  }
}
