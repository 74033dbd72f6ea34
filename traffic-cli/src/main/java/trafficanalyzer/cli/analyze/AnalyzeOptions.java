package trafficanalyzer.cli.analyze;

import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import trafficanalyzer.analysis.statistics.StatisticsOptions;

/** What is counted, and up to where; for who analyses captures. */
final class AnalyzeOptions {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      defaultValue = "10",
      converter = SecondsConverter.class,
      description =
          "How long an interval is, as 0.1 or 60 (default: ${DEFAULT-VALUE}). Intervals begin at"
              + " multiples of it since 1970.")
  private Duration interval;

  @Option(names = "--ipv4-only", description = "Leave packets of IPv6 out.")
  private boolean onlyIpv4;

  @Option(
      names = "--max-packets",
      paramLabel = "N",
      description = "End after the first N frames of a capture.")
  private long mostFrames = Long.MAX_VALUE;

  @Option(
      names = "--max-intervals",
      paramLabel = "N",
      defaultValue = "100000",
      description = "End after N intervals, the empty ones too (default: ${DEFAULT-VALUE}).")
  private long mostIntervals;

  @Option(
      names = "--max-addresses",
      paramLabel = "N",
      defaultValue = "2000000",
      description =
          "Count as many addresses exactly (default: ${DEFAULT-VALUE}); a million take some 100 MB"
              + " of memory.")
  private int mostAddresses;

  /**
   * @throws IllegalArgumentException if one is out of its bounds
   */
  StatisticsOptions statistics() {
    return new StatisticsOptions(interval, onlyIpv4, mostFrames, mostIntervals, mostAddresses);
  }

  private static final class SecondsConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      try {
        return Duration.ofNanos(new BigDecimal(value).multiply(NANOS).longValueExact());
      } catch (ArithmeticException | NumberFormatException e) {
        throw new TypeConversionException(
            "'" + value + "' is no number of seconds, whole in nanoseconds");
      }
    }
  }
}
