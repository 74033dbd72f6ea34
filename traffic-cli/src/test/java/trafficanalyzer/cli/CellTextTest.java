package trafficanalyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trafficanalyzer.packet.text.Utf8Text;

class CellTextTest {
  private static final String PRINTABLE = "ab =+-@,\"\\'→…";

  @ParameterizedTest
  @EnumSource(RowFormat.class)
  void printableTextIsEscapedAsAnyOtherText(RowFormat format) {
    CellText cells = CellText.of(format);
    CellCache cache = new CellCache(cells);
    Random random = new Random(12);
    for (int round = 0; round < 5_000; round++) {
      String value = value(random);
      Utf8Text any = new Utf8Text(16);
      cells.append(value, any);
      assertThat(printable(cells, value)).isEqualTo(any.toString());
      assertThat(cached(cache, value)).isEqualTo(any.toString());
      assertThat(cached(cache, value)).isEqualTo(any.toString());
    }
  }

  private static String value(Random random) {
    StringBuilder value = new StringBuilder();
    for (int length = random.nextInt(8); length > 0; length--) {
      value.append(PRINTABLE.charAt(random.nextInt(PRINTABLE.length())));
    }
    return value.toString();
  }

  private static String printable(CellText cells, String value) {
    Utf8Text printable = new Utf8Text(16);
    value.chars().forEach(character -> printable.append((char) character));
    Utf8Text out = new Utf8Text(16);
    cells.appendPrintable(printable, out);
    return out.toString();
  }

  private static String cached(CellCache cache, String value) {
    Utf8Text out = new Utf8Text(16);
    cache.append(value, out);
    return out.toString();
  }
}
