package trafficanalyzer.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * Which slices are meant, by their start.
 *
 * @param from the first instant
 * @param to the first instant after it
 */
record LedgerPeriod(Instant from, Instant to) {
  /**
   * What the options say; all of them in UTC.
   *
   * @param from a day or a time; null for the beginning of yesterday
   * @param to a day, which is meant as a whole, or a time; null for now
   * @param day instead of both; null where there is none
   * @throws ServiceException where they make no sense
   */
  static LedgerPeriod of(String from, String to, String day, Clock clock) {
    LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
    if (day != null) {
      if (from != null || to != null) {
        throw wrong("--day goes without --from and --to", "leave one of them out");
      }
      LocalDate only = date("--day", day);
      return new LedgerPeriod(start(only), start(only.plusDays(1)));
    }
    LedgerPeriod period =
        new LedgerPeriod(
            from == null ? start(today.minusDays(1)) : time("--from", from, 0),
            to == null ? start(today.plusDays(1)) : time("--to", to, 1));
    if (!period.from.isBefore(period.to)) {
      throw wrong(
          "--from is " + period.from + " and --to " + period.to, "let the first be the earlier");
    }
    return period;
  }

  /** The UTC days that it touches. */
  List<LocalDate> days() {
    LocalDate last = LocalDate.ofInstant(to.minusNanos(1), ZoneOffset.UTC);
    return LocalDate.ofInstant(from, ZoneOffset.UTC).datesUntil(last.plusDays(1)).toList();
  }

  boolean contains(Instant startedAt) {
    return !startedAt.isBefore(from) && startedAt.isBefore(to);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static LocalDate date(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong(option + " is " + text, "write a day as 2026-11-21");
    }
  }

  /**
   * @param daysOn added to what is only a day
   */
  private static Instant time(String option, String text, int daysOn) {
    String iso = text.replace(' ', 'T');
    try {
      if (!iso.contains("T")) {
        return start(LocalDate.parse(iso).plusDays(daysOn));
      }
      boolean withZone = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > 7;
      return withZone
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw wrong(
          option + " is " + text, "write a day as 2026-11-21 or a time in UTC as 2026-11-21T04:05");
    }
  }

  private static ServiceException wrong(String what, String remedy) {
    return new ServiceException(ExitCode.USAGE, what, remedy);
  }
}
