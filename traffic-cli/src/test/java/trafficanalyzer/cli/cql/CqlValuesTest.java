package trafficanalyzer.cli.cql;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Expected texts follow cqlshlib/formatting.py of Cassandra 5.0. */
class CqlValuesTest {
  @Test
  void scalarsReadAsInCqlsh() throws UnknownHostException {
    assertThat(CqlValues.format(null)).isEqualTo("null");
    assertThat(CqlValues.format(42)).isEqualTo("42");
    assertThat(CqlValues.format(true)).isEqualTo("True");
    assertThat(CqlValues.format(new BigDecimal("1.50"))).isEqualTo("1.50");
    assertThat(CqlValues.format(Instant.parse("2026-11-21T02:05:10.123Z")))
        .isEqualTo("2026-11-21 02:05:10.123000+0000");
    assertThat(CqlValues.format(LocalDate.of(2026, 11, 21))).isEqualTo("2026-11-21");
    assertThat(CqlValues.format(LocalTime.of(2, 5, 10, 7))).isEqualTo("02:05:10.000000007");
    assertThat(CqlValues.format(InetAddress.getByName("127.53.0.10"))).isEqualTo("127.53.0.10");
    assertThat(CqlValues.format(ByteBuffer.wrap(new byte[] {0, (byte) 0xca, (byte) 0xfe})))
        .isEqualTo("0x00cafe");
    assertThat(CqlValues.format(UUID.fromString("0190a000-0000-8000-8000-000000000001")))
        .isEqualTo("0190a000-0000-8000-8000-000000000001");
    assertThat(CqlValues.format(CqlDuration.from("1h30m"))).isEqualTo("1h30m");
  }

  @Test
  void fractionsHaveTheDigitsThatCqlshShows() {
    assertThat(CqlValues.format(1.0)).isEqualTo("1");
    assertThat(CqlValues.format(0.1)).isEqualTo("0.1");
    assertThat(CqlValues.format(1.0 / 3)).isEqualTo("0.3333333333333");
    assertThat(CqlValues.format(1.0f / 3)).isEqualTo("0.333333");
    assertThat(CqlValues.format(12345.678f)).isEqualTo("12345.67773");
    assertThat(CqlValues.format(1234567.0f)).isEqualTo("1.2346e+06");
    assertThat(CqlValues.format(1e20)).isEqualTo("1e+20");
    assertThat(CqlValues.format(0.00001)).isEqualTo("1e-05");
    assertThat(CqlValues.format(0.0)).isEqualTo("0");
    assertThat(CqlValues.format(Double.NaN)).isEqualTo("NaN");
    assertThat(CqlValues.format(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
  }

  @Test
  void textIsQuotedInsideCollectionsOnly() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("it's", 1L);
    map.put("b", null);

    assertThat(CqlValues.format("it's")).isEqualTo("it's");
    assertThat(CqlValues.format(map)).isEqualTo("{'it''s': 1, 'b': null}");
    assertThat(CqlValues.format(List.of("a", "b"))).isEqualTo("['a', 'b']");
    assertThat(CqlValues.format(new LinkedHashSet<>(Arrays.asList(2, 3)))).isEqualTo("{2, 3}");
  }

  @Test
  void noControlCharacterReachesTheTerminal() {
    StringBuilder every = new StringBuilder();
    for (char c = 0; c < 0x100; c++) {
      every.append(c);
    }

    String shown = CqlValues.format(every + "\u202e\u2028\ufeff");

    assertThat(shown.chars()).noneMatch(Character::isISOControl);
    assertThat(shown)
        .contains("\\n", "\\t", "\\x00", "\\x1b", "\\x9b", "\\u202e", "\\u2028", "\\ufeff")
        .contains("é");
    assertThat(CqlValues.format("a\\n")).isEqualTo("a\\\\n");
  }
}
