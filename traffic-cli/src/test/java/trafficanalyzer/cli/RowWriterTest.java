package trafficanalyzer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import trafficanalyzer.cli.console.StandardOutput;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Packet;

class RowWriterTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void controlCharactersNeverReachTheTerminal() {
    assertThat(inEachFormat("\u001b[31m\t\n\u0085\"\\"))
        .isEqualTo(
            "value\n\\x1b[31m\\x09\\x0a\\x85\"\\\n"
                + "value\r\n\"\\x1b[31m\\x09\\x0a\\x85\"\"\\\"\r\n"
                + "{\"value\":\"\\u001b[31m\\u0009\\u000a\\u0085\\\"\\\\\"}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)"})
  void inCsvAnApostropheKeepsSpreadsheetsFromComputing(String value) {
    assertThat(printed(RowFormat.csv, rows -> rows.text(value)))
        .isEqualTo("value\r\n'" + value + "\r\n");
    assertThat(printed(RowFormat.tsv, rows -> rows.text(value)))
        .isEqualTo("value\n" + value + "\n");
  }

  @Test
  void inCsvAFormulaWithACommaIsQuotedWithItsApostrophe() {
    assertThat(printed(RowFormat.csv, rows -> rows.text("=HYPERLINK(\"a\",\"b\")")))
        .isEqualTo("value\r\n\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"\r\n");
  }

  @ParameterizedTest
  @EnumSource(RowFormat.class)
  void allOfUnicodesBasicPlaneIsUtf8(RowFormat format) {
    assertThat(printed(format, rows -> rows.text("é→…\uD83D\uDE00"))).contains("é→…??");
  }

  @Test
  void jsonReadsBackAsItWas() throws Exception {
    Random random = new Random(5);
    ObjectMapper mapper = new ObjectMapper();
    for (int round = 0; round < 1_000; round++) {
      StringBuilder value = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        value.append((char) random.nextInt(300));
      }
      String line = printed(RowFormat.json, rows -> rows.text(value.toString()));
      assertThat(mapper.readTree(line).get("value").asText()).isEqualTo(value.toString());
    }
  }

  @Test
  void timesAreThoseOfJavaTime() {
    Random random = new Random(3);
    for (int round = 0; round < 20_000; round++) {
      long nanos = round < 4 ? edge(round) : random.nextLong();
      long second = Math.floorDiv(nanos, SECOND);
      int fraction = (int) Math.floorMod(nanos, SECOND);
      // Instant leaves out the fraction's zeros at the end, in threes.
      String expected =
          Instant.ofEpochSecond(second).toString().replace("Z", ".%09dZ".formatted(fraction));
      assertThat(value(rows -> rows.time(nanos))).isEqualTo(expected);
    }
  }

  private static long edge(int round) {
    return switch (round) {
      case 0 -> 951_782_400L * SECOND; // 2000-02-29
      case 1 -> 4_107_542_400L * SECOND; // 2100-03-01: 2100 is no leap year
      case 2 -> -1;
      default -> Long.MIN_VALUE;
    };
  }

  @Test
  void secondsSinceTheEpochHaveNineDigitsAfterThePoint() {
    assertThat(value(rows -> rows.epoch(7))).isEqualTo("0.000000007");
    assertThat(value(rows -> rows.epoch(1_474_320_840_786_140_001L)))
        .isEqualTo("1474320840.786140001");
  }

  @Test
  void numbersAndAddressesAreThoseOfTheirOwnText() {
    Random random = new Random(9);
    long[] edges = {0, 9, 10, 99, 100, 999, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, -1};
    for (long number : edges) {
      assertThat(value(rows -> rows.number(number))).isEqualTo(Long.toString(number));
    }
    for (int round = 0; round < 5_000; round++) {
      long number = random.nextLong() >> random.nextInt(64);
      assertThat(value(rows -> rows.number(number))).isEqualTo(Long.toString(number));
      long high = random.nextBoolean() ? 0 : number;
      long low =
          high == 0 ? 0xFFFF_0000_0000L | random.nextInt() & 0xFFFF_FFFFL : random.nextLong();
      assertThat(value(rows -> rows.address(high, low))).isEqualTo(Addresses.format(high, low));
      long mac = number & 0xFFFF_FFFF_FFFFL;
      assertThat(value(rows -> rows.mac(mac))).isEqualTo(Addresses.mac(mac));
    }
  }

  @Test
  void aRowOfNothingIsEmpty() {
    assertThat(printed(RowFormat.json, RowWriter::absent)).isEqualTo("{}\n");
    assertThat(printed(RowFormat.tsv, RowWriter::absent)).isEqualTo("value\n\n");
  }

  @Test
  void longRowsAreWhole() {
    String value = "x".repeat(1_000_000);
    assertThat(value(rows -> rows.text(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @EnumSource(RowFormat.class)
  void nothingIsAllocatedForAValue(RowFormat format) {
    RowWriter rows =
        new RowWriter(OutputStream.nullOutputStream(), format, List.of("a", "b", "c", "d"));
    fill(rows);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    fill(rows);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(50_000);
  }

  private static void fill(RowWriter rows) {
    Packet noBytes = new Packet();
    for (int i = 0; i < 50_000; i++) {
      rows.time(i * 77_777_777_777L);
      rows.address(0, 0xFFFF_0000_0000L + i);
      rows.text("443 → 1 \"=\", a line");
      rows.info(noBytes);
      rows.end();
    }
  }

  @Test
  void whatCannotBeWrittenIsToldAndNothingMoreIsTried() {
    OutputStream full = new Failing(new IOException("No space left on device"));
    RowWriter rows = new RowWriter(full, RowFormat.tsv, List.of("value"));
    assertThat(rows.broken()).isFalse();
    rows.flush();
    assertThat(rows.broken()).isTrue();
    rows.flush();
    assertThat(rows.failure())
        .get()
        .extracting(Throwable::getMessage)
        .isEqualTo("No space left on device");
  }

  @Test
  void whereNobodyReadsAnyMoreNothingFailed() {
    RowWriter rows =
        new RowWriter(
            new Failing(new StandardOutput.ReaderGoneException(null)),
            RowFormat.tsv,
            List.of("value"));
    rows.flush();
    assertThat(rows.broken()).isTrue();
    assertThat(rows.failure()).isEmpty();
  }

  private static final class Failing extends OutputStream {
    private final IOException failure;
    private boolean failed;

    Failing(IOException failure) {
      this.failure = failure;
    }

    @Override
    public void write(int b) throws IOException {
      if (failed) {
        throw new IllegalStateException("written to after it failed");
      }
      failed = true;
      throw failure;
    }
  }

  /** One value alone, without header and line's end. */
  private static String value(Consumer<RowWriter> value) {
    String printed = printed(RowFormat.tsv, value);
    return printed.substring("value\n".length(), printed.length() - 1);
  }

  private static String inEachFormat(String value) {
    return printed(RowFormat.tsv, rows -> rows.text(value))
        + printed(RowFormat.csv, rows -> rows.text(value))
        + printed(RowFormat.json, rows -> rows.text(value));
  }

  private static String printed(RowFormat format, Consumer<RowWriter> value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RowWriter rows = new RowWriter(out, format, List.of("value"))) {
      value.accept(rows);
      rows.end();
    }
    return out.toString(UTF_8);
  }
}
