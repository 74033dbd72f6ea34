package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-21T02:05:17.123456789Z, 2026-11-21T02:05:10Z, 2026-11-21T02:05:00Z, 2026-11-21",
    "2026-11-21T00:00:00Z,           2026-11-21T00:00:00Z, 2026-11-21T00:00:00Z, 2026-11-21",
    "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:50Z, 1969-12-31T23:59:00Z, 1969-12-31",
    "1677-09-21T00:12:44.2Z,         1677-09-21T00:12:40Z, 1677-09-21T00:12:00Z, 1677-09-21",
    "2262-04-11T23:47:15.8Z,         2262-04-11T23:47:10Z, 2262-04-11T23:47:00Z, 2262-04-11",
  })
  void partsOfATimeFloorAndGiveTheTimeBack(
      Instant time, Instant slice, Instant minute, LocalDate day) {
    long nanos = Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L) + time.getNano();
    Instant millis = Instant.ofEpochMilli(PacketTime.millis(nanos));
    assertThat(millis).isEqualTo(Instant.ofEpochMilli(time.toEpochMilli()));
    assertThat(PacketTime.nanos(millis, PacketTime.nanoOfSecond(nanos))).isEqualTo(nanos);
    assertThat(Instant.ofEpochMilli(PacketTime.slice(nanos))).isEqualTo(slice);
    assertThat(Instant.ofEpochMilli(PacketTime.minute(nanos))).isEqualTo(minute);
    long tenMinutes = PacketTime.tenMinutes(nanos);
    assertThat(tenMinutes).isEqualTo(PacketTime.tenMinutes(time).toEpochMilli());
    assertThat(minute.toEpochMilli() - tenMinutes).isBetween(0L, 540_000L);
    assertThat(Math.floorMod(tenMinutes, 600_000L)).isZero();
    assertThat(LocalDate.ofEpochDay(PacketTime.day(nanos))).isEqualTo(day);
  }
}
