package trafficanalyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import trafficanalyzer.loader.LedgerEntry;
import trafficanalyzer.loader.LedgerEntry.Outcome;
import trafficanalyzer.loader.Sidecar;
import trafficanalyzer.loader.Slice;
import trafficanalyzer.service.ExitCode;

class LoadCommandTest {
  private static final Path FILE = Path.of("a.pcap");

  private final StringWriter printed = new StringWriter();
  private final LoadSummary summary = new LoadSummary(new PrintWriter(printed));

  @Test
  void eachFileHasALineAndAllOfThemOne() {
    summary.add(FILE, entry(Outcome.LOADED, 5, 4, 1, Optional.empty()));
    summary.add(Path.of("b.pcap"), entry(Outcome.LOADED, 2, 2, 0, Optional.empty()));
    summary.end();
    assertThat(printed.toString().lines())
        .containsExactly(
            "   written       read    packets    other rejected     shed residual      named  file",
            "         5          5          4        1        0        0        0          0  a.pcap",
            "         2          2          2        0        0        0        0          0  b.pcap",
            "         7          7          6        1        0        0        0          0  in 2 files");
    assertThat(summary.exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aFileThatWasLoadedBeforeIsSaidToBe() {
    summary.add(FILE, entry(Outcome.SKIPPED, 5, 4, 1, Optional.empty()));
    summary.end();
    assertThat(printed.toString())
        .contains(
            "  a.pcap (loaded before)", "         5          5          4", "1 loaded before");
    assertThat(summary.exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aDamagedFileMakesTheStatus4() {
    summary.add(FILE, entry(Outcome.LOADED, 5, 5, 0, Optional.of("frame 6: cut short")));
    summary.end();
    assertThat(printed.toString()).contains("(damaged at frame 6: cut short)", "1 damaged");
    assertThat(summary.exitCode()).isEqualTo(ExitCode.DAMAGED_INPUT);
  }

  @Test
  void aFileThatCannotBeLoadedMakesTheStatus1() {
    summary.failed();
    summary.end();
    assertThat(printed.toString()).contains("in 1 file, 1 not loaded");
    assertThat(summary.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void aPacketThatNobodyAccountsForMakesTheStatus1() {
    summary.add(FILE, entry(Outcome.LOADED, 5, 3, 1, Optional.empty()));
    assertThat(summary.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  private static LedgerEntry entry(
      Outcome outcome, long read, long packets, long other, Optional<String> fault) {
    Sidecar about =
        new Sidecar(
            "host1",
            "file",
            Instant.EPOCH,
            OptionalInt.empty(),
            OptionalInt.empty(),
            "",
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());
    Slice slice = new Slice(FILE, about, new UUID(0, 0));
    return new LedgerEntry(
        slice,
        outcome,
        read,
        packets,
        other,
        Map.of(),
        0,
        0,
        Map.of(),
        fault,
        Optional.empty(),
        Optional.empty());
  }
}
