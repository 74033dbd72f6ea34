package trafficanalyzer.cli;

import java.nio.charset.StandardCharsets;
import trafficanalyzer.packet.text.Utf8Text;

/** Times as text, made in place: nothing is allocated for one. */
final class TimeText {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long SECONDS_PER_DAY = 86_400;

  /** The second that the last time was in, as text up to the point: most are in the same. */
  private final byte[] lastText = "0000-00-00T00:00:00.".getBytes(StandardCharsets.US_ASCII);

  /** When that second began, nanoseconds since the epoch. */
  private long secondNanos = Long.MAX_VALUE;

  private long lastDay = Long.MIN_VALUE;

  /** A time in UTC with nine digits after the second, {@code 2026-11-21T04:05:06.000000007Z}. */
  void append(long nanosSinceEpoch, Utf8Text out) {
    long fraction = nanosSinceEpoch - secondNanos;
    // The difference of times centuries apart may overflow.
    if (nanosSinceEpoch < secondNanos || fraction < 0 || fraction >= NANOS_PER_SECOND) {
      move(Math.floorDiv(nanosSinceEpoch, NANOS_PER_SECOND));
      fraction = nanosSinceEpoch - secondNanos;
    }
    out.append(lastText).nanos((int) fraction).append('Z');
  }

  /** Seconds since the epoch with nine digits after the point. */
  void appendEpoch(long nanosSinceEpoch, Utf8Text out) {
    long second = Math.floorDiv(nanosSinceEpoch, NANOS_PER_SECOND);
    out.append(second).append('.').nanos((int) (nanosSinceEpoch - second * NANOS_PER_SECOND));
  }

  private void move(long second) {
    long day = Math.floorDiv(second, SECONDS_PER_DAY);
    if (day != lastDay) {
      date(day);
      lastDay = day;
    }
    int ofDay = (int) (second - day * SECONDS_PER_DAY);
    pair(11, ofDay / 3600);
    pair(14, ofDay / 60 % 60);
    pair(17, ofDay % 60);
    secondNanos = second * NANOS_PER_SECOND;
  }

  /**
   * Writes year, month and day. Years are counted from March on, in eras of 400, so that the leap
   * day comes last. Times in nanoseconds are within the years 1677 to 2262.
   */
  private void date(long day) {
    int sinceYear0 = (int) (day + 719_468); // 1970-01-01 is so many days after 0000-03-01
    int era = sinceYear0 / 146_097;
    int ofEra = sinceYear0 % 146_097;
    int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * ofYear + 2) / 153;
    int dayOfMonth = ofYear - (153 * monthFromMarch + 2) / 5 + 1;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    int year = 400 * era + yearOfEra + (month <= 2 ? 1 : 0);
    pair(0, year / 100);
    pair(2, year % 100);
    pair(5, month);
    pair(8, dayOfMonth);
  }

  private void pair(int at, int value) {
    lastText[at] = (byte) ('0' + value / 10);
    lastText[at + 1] = (byte) ('0' + value % 10);
  }
}
