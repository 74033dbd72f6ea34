package trafficanalyzer.packet.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapngInterfaceTest {
  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

  @ParameterizedTest
  @CsvSource({
    "0,   1700000000,          1700000000000000000",
    "3,   1700000000123,       1700000000123000000",
    "6,   1700000000123456,    1700000000123456000",
    "9,   1700000000123456789, 1700000000123456789",
    "12,  1700000000123456789, 1700000000123456",
    "128, 1700000000,          1700000000000000000",
    "138, 1024,                1000000000",
  })
  void ticksOfEveryResolutionBecomeNanoseconds(int resolution, long ticks, long nanos) {
    assertThat(new PcapngInterface(1, 0, resolution, 0).nanos(ticks)).isEqualTo(nanos);
  }

  @Test
  void everyResolutionIsExactForAnyTicksAndOffset() {
    Random random = new Random(7);
    for (int resolution = 0; resolution < 256; resolution++) {
      for (int round = 0; round < 300; round++) {
        long ticks = random.nextLong() >>> random.nextInt(64);
        long offset =
            round % 3 == 0 ? 0 : random.nextLong() >> (round % 3 == 1 ? 34 : random.nextInt(64));
        assertThat(new PcapngInterface(1, 0, resolution, offset).nanos(ticks))
            .as("resolution %d, ticks %d, offset %d", resolution, ticks, offset)
            .isEqualTo(exact(resolution, ticks, offset));
      }
    }
  }

  @Test
  void timesThatCannotBeToldAreTheFirstOrTheLastThatCan() {
    assertThat(new PcapngInterface(1, 0, 0, 0).nanos(-1)).isEqualTo(Long.MAX_VALUE);
    assertThat(new PcapngInterface(1, 0, 6, Long.MIN_VALUE).nanos(5)).isEqualTo(Long.MIN_VALUE);
    assertThat(new PcapngInterface(1, 0, 6, Long.MAX_VALUE).nanos(5)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void onlyWhatIsFinerThanMicrosecondsHasNanoseconds() {
    assertThat(new PcapngInterface(1, 0, 6, 0).hasNanoseconds()).isFalse();
    assertThat(new PcapngInterface(1, 0, 9, 0).hasNanoseconds()).isTrue();
    assertThat(new PcapngInterface(1, 0, 0x80 | 20, 0).hasNanoseconds()).isTrue();
  }

  private static long exact(int resolution, long ticks, long offset) {
    BigInteger unsigned = new BigInteger(Long.toUnsignedString(ticks));
    BigInteger perSecond =
        BigInteger.valueOf(resolution < 128 ? 10 : 2)
            .pow(resolution < 128 ? resolution : resolution - 128);
    BigInteger nanos =
        unsigned.multiply(NANOS).divide(perSecond).add(BigInteger.valueOf(offset).multiply(NANOS));
    return nanos
        .max(BigInteger.valueOf(Long.MIN_VALUE))
        .min(BigInteger.valueOf(Long.MAX_VALUE))
        .longValueExact();
  }
}
