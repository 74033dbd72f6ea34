package trafficanalyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import trafficanalyzer.store.CaptureRow;
import trafficanalyzer.store.RowCounter.Counts;

class LedgerTest {
  private final Ledger ledger = new Ledger();

  @Test
  void slicesAreAddedUpByInterfaceAndInAll() {
    add(slice("host1", "eth0", "2026-11-21T04:05:00Z", 10L, 8, 1, Map.of(), 0));
    add(slice("host1", "eth0", "2026-11-21T04:05:10Z", 20L, 19, 0, Map.of(), 0));
    add(slice("host1", "lo", "2026-11-21T04:05:00Z", null, 5, 0, Map.of("unreadable", 2L), 0));
    assertThat(printed(LedgerFormat.tsv).lines().map(line -> line.replace('\t', ' ')))
        .containsExactly(
            String.join(" ", LedgerLine.COLUMNS),
            "host1 eth0  2 0 30 2 0 0 28 28 27 1 0 0 0 ",
            "host1 lo  1 0    1 7 7 5 0 2 0 0 rejected: 2 unreadable",
            "   3 0 30 2 0 1 35 35 32 1 2 0 0 in all");
  }

  @Test
  void timeThatNoSliceCoversIsMissing() {
    add(slice("host1", "eth0", "2026-11-21T04:05:00Z", 1L, 0, 0, Map.of(), 0));
    add(slice("host1", "eth0", "2026-11-21T04:05:10Z", 1L, 0, 0, Map.of(), 0));
    add(slice("host1", "eth0", "2026-11-21T04:05:50Z", 1L, 0, 0, Map.of(), 0));
    assertThat(printed(LedgerFormat.json).lines())
        .allMatch(line -> line.contains("\"missing_seconds\":30"));
  }

  @Test
  void aPacketTooManyDoesNotMakeUpForOneTooFew() {
    add(slice("host1", "eth0", "2026-11-21T04:05:00Z", 1L, 0, 0, Map.of(), 1));
    add(slice("host1", "eth0", "2026-11-21T04:05:10Z", 1L, 0, 0, Map.of(), -1));
    assertThat(ledger.all().residual()).isEqualTo(2);
    assertThat(ledger.all().accountedFor()).isFalse();
  }

  @Test
  void rowsThatAreMissingOrTooManyAreNotAccountedFor() {
    CaptureRow slice = slice("host1", "eth0", "2026-11-21T04:05:00Z", 4L, 3, 1, Map.of(), 0);
    assertThat(LedgerFigures.of(slice, new Counts(3, 1, 3)).accountedFor()).isTrue();
    for (Counts wrong :
        new Counts[] {new Counts(2, 1, 3), new Counts(3, 2, 3), new Counts(3, 1, 4), Counts.NONE}) {
      assertThat(LedgerFigures.of(slice, wrong).accountedFor()).as("%s", wrong).isFalse();
    }
    assertThat(LedgerLine.of(slice, LedgerFigures.of(slice, new Counts(2, 1, 3))).remark())
        .isEqualTo("1 rows too few or too many; slice.pcap");
  }

  @Test
  void aSliceIsCleanIfEveryPacketBecameARow() {
    assertThat(figures(slice("a", "b", "2026-11-21T04:05:00Z", 3L, 3, 0, Map.of(), 0)).clean())
        .isFalse(); // one was dropped by the kernel
    assertThat(figures(slice("a", "b", "2026-11-21T04:05:00Z", null, 3, 0, Map.of(), 0)).clean())
        .isTrue();
    assertThat(
            figures(slice("a", "b", "2026-11-21T04:05:00Z", null, 3, 0, Map.of("cut", 1L), 0))
                .clean())
        .isFalse();
  }

  @Test
  void peopleSeeATableWithoutWhatATerminalWouldTakeForACommand() {
    CaptureRow slice =
        slice("\u001b[2Jhost", "eth0", "2026-11-21T04:05:00Z", 4L, 3, 1, Map.of(), 0);
    add(slice);
    assertThat(printed(LedgerFormat.table))
        .contains(" sensor", "| kernel", "| residual |", "in all")
        .contains("\\x1b[2Jhost")
        .doesNotContain("\u001b");
  }

  private void add(CaptureRow slice) {
    ledger.add(slice, figures(slice));
  }

  private static LedgerFigures figures(CaptureRow slice) {
    return LedgerFigures.of(slice);
  }

  private String printed(LedgerFormat format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LedgerPrinter printer = format.printer(out);
    try {
      ledger.print(printer);
      printer.finish();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** One of its packets was dropped by the kernel, if anybody counted. */
  private static CaptureRow slice(
      String sensor,
      String networkInterface,
      String startedAt,
      Long received,
      long packets,
      long otherFrames,
      Map<String, Long> rejected,
      long residual) {
    long written =
        packets + otherFrames + rejected.values().stream().mapToLong(Long::longValue).sum();
    return new CaptureRow(
        Instant.parse(startedAt),
        new UUID(0, 0),
        sensor,
        networkInterface,
        "slice.pcap",
        10,
        1,
        "",
        Instant.parse(startedAt),
        received,
        received == null ? null : 1L,
        received == null ? null : 0L,
        written,
        written,
        packets,
        otherFrames,
        rejected,
        0,
        residual,
        0,
        null,
        null,
        null);
  }
}
