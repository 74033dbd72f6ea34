package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerEntryTest {
  @Test
  void everyPacketIsStoredOrRejectedByNameOrResidual() {
    Tally tally = read(10, 5, 3);
    tally.rejected("frame-number", 2);
    assertThat(tally.close(slice(OptionalLong.of(10))).residual()).isZero();
  }

  @Test
  void aSidecarThatCountsOtherwiseIsAFaultAndNoPacketIsUnaccountedFor() {
    LedgerEntry more = read(10, 7, 3).close(slice(OptionalLong.of(12)));
    assertThat(more.fault()).hasValueSatisfying(fault -> assertThat(fault).contains("12", "10"));
    assertThat(more.rejected()).containsExactly(Map.entry("unreadable", 2L));
    assertThat(more.residual()).isZero();
    LedgerEntry fewer = read(10, 7, 3).close(slice(OptionalLong.of(2)));
    assertThat(fewer.fault()).isPresent();
    assertThat(fewer.written()).isEqualTo(10);
    assertThat(fewer.residual()).isZero();
  }

  @Test
  void packetsThatWereShedAreAccountedFor() {
    Tally tally = new Tally();
    tally.shed(10);
    LedgerEntry entry = tally.close(slice(OptionalLong.of(10)));
    assertThat(entry.shed()).isEqualTo(10);
    assertThat(entry.fault()).isEmpty();
    assertThat(entry.rejected()).isEmpty();
    assertThat(entry.residual()).isZero();
  }

  @Test
  void whatADamagedFileHeldBeyondItsFaultIsNamed() {
    Tally tally = read(7, 7, 0);
    tally.fault("cut short");
    LedgerEntry entry = tally.close(slice(OptionalLong.of(10)));
    assertThat(entry.rejected()).containsExactly(Map.entry("unreadable", 3L));
    assertThat(entry.written()).isEqualTo(10);
    assertThat(entry.residual()).isZero();
  }

  @Test
  void whereNobodyElseCountedWhatWasReadIsAllThereWas() {
    Tally tally = read(7, 7, 0);
    tally.fault("cut short");
    LedgerEntry entry = tally.close(slice(OptionalLong.empty()));
    assertThat(entry.written()).isEqualTo(7);
    assertThat(entry.rejected()).isEmpty();
    assertThat(entry.residual()).isZero();
  }

  @Test
  void aPacketThatNobodyAccountsForIsTheResidual() {
    assertThat(read(3, 1, 1).close(slice(OptionalLong.empty())).residual()).isEqualTo(1);
  }

  private static Tally read(int read, int packetRows, int otherFrameRows) {
    Tally tally = new Tally();
    for (int i = 0; i < read; i++) {
      tally.read(i);
    }
    for (int i = 0; i < packetRows; i++) {
      tally.packetRow(true);
    }
    for (int i = 0; i < otherFrameRows; i++) {
      tally.otherFrameRow();
    }
    return tally;
  }

  private static Slice slice(OptionalLong written) {
    Sidecar about =
        new Sidecar(
            "host1",
            "eth0",
            Instant.EPOCH,
            OptionalInt.empty(),
            OptionalInt.empty(),
            "",
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            written);
    return new Slice(Path.of("slice.pcap"), about, new UUID(0, 0));
  }
}
