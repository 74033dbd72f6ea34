package trafficanalyzer.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreflightTest {
  private static final Capabilities NONE =
      new Capabilities(BigInteger.ZERO, BigInteger.ZERO, false);
  private static final Capabilities ALL =
      new Capabilities(
          BigInteger.ONE.shiftLeft(41).subtract(BigInteger.ONE), BigInteger.ZERO, true);
  private static final long PLENTY = 1L << 40;

  @Test
  void everythingThatOnlyRootCanMendIsNamedAtOnce() {
    Preflight.Machine bare =
        new Preflight.Machine(NONE, List.of("maven", "libpcap0.8"), 1024, 8000, PLENTY);

    assertThat(new Preflight(bare, true, 1024).needingRoot())
        .hasSize(3)
        .anyMatch(problem -> problem.contains("libpcap0.8"))
        .anyMatch(problem -> problem.contains("NET_RAW"))
        .anyMatch(problem -> problem.contains("NET_BIND_SERVICE"));
    assertThat(new Preflight(bare, true, 1024).resources()).isEmpty();
  }

  @Test
  void withoutTheDemoNoLowPortIsNeeded() {
    Preflight.Machine bare = new Preflight.Machine(NONE, List.of(), 1024, 8000, PLENTY);

    assertThat(new Preflight(bare, false, 1024).needingRoot())
        .singleElement()
        .asString()
        .contains("NET_RAW");
  }

  @Test
  void whereTheSystemLetsEverybodyHaveLowPortsNoneIsMissing() {
    Preflight.Machine open = new Preflight.Machine(NONE, List.of(), 0, 8000, PLENTY);

    assertThat(new Preflight(open, true, 1024).needingRoot()).hasSize(1);
  }

  @Test
  void rootOnAReadyMachineMissesNothing() {
    Preflight.Machine ready =
        new Preflight.Machine(ALL, List.of("prometheus", "tcpdump", ""), 1024, 8000, PLENTY);

    assertThat(new Preflight(ready, true, 1024).needingRoot()).isEmpty();
    assertThat(new Preflight(ready, true, 1024).resources()).isEmpty();
  }

  @Test
  void tooLittleMemoryOrDiskIsToldWithWhatHelps() {
    Preflight.Machine small = new Preflight.Machine(ALL, List.of(), 1024, 900, 1 << 20);

    assertThat(new Preflight(small, true, 1024).resources())
        .hasSize(2)
        .anyMatch(problem -> problem.contains("900 MB") && problem.contains("--heap"))
        .anyMatch(problem -> problem.contains("1 MB are free") && problem.contains("--data"));
  }

  @Test
  void whatThisMachineHasCanBeRead() {
    assertThat(Memory.availableMegabytes()).isBetween(1L, 1L << 30);
    assertThat(Capabilities.own().effective().signum()).isNotNegative();
  }
}
