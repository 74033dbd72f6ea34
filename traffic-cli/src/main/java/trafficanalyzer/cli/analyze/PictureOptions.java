package trafficanalyzer.cli.analyze;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import trafficanalyzer.analysis.plot.Plot;
import trafficanalyzer.analysis.plot.PlotFormat;
import trafficanalyzer.analysis.plot.PlotOptions;

/** Which plots are drawn, and how. */
final class PictureOptions {
  @Option(
      names = "--plots",
      paramLabel = "LIST",
      defaultValue = "all",
      description = {
        "Which plots, such as f1,f6-f9,applications, or all, or none (default: ${DEFAULT-VALUE}):",
        "f1 packets, f2 distinct addresses, f3 their second frequency moment, f4 mean inter-arrival"
            + " time, f5 mean IP length, f6 shares of the protocols, f7 SYN and FIN, f8 mean"
            + " inter-arrival time with its standard deviation, f9 skewness, f10 excess kurtosis, f11"
            + " entropies of addresses, f12 to f15 TCP source, TCP destination, UDP source and UDP"
            + " destination ports over time, f16 both of TCP, f17 both of UDP, f18 all four;"
            + " applications, endpoints: bytes over time, by hostname where conversations are looked"
            + " for."
      })
  private String plots;

  @Option(
      names = "--formats",
      paramLabel = "LIST",
      split = ",",
      defaultValue = "png,svg",
      description = "png, svg or both (default: both).")
  private List<PlotFormat> formats;

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      defaultValue = "960",
      description = "Of a plot, at 96 dpi (default: ${DEFAULT-VALUE}).")
  private int width;

  @Option(
      names = "--height",
      paramLabel = "PIXELS",
      defaultValue = "400",
      description = "Likewise; ports are a third higher (default: ${DEFAULT-VALUE}).")
  private int height;

  @Option(
      names = "--dpi",
      paramLabel = "N",
      defaultValue = "192",
      description = "How fine PNG is: 96 for as many pixels as above (default: ${DEFAULT-VALUE}).")
  private int dpi;

  @Option(
      names = "--show-intervals",
      paramLabel = "N",
      description = "Show the first N intervals only.")
  private int mostIntervals = Integer.MAX_VALUE;

  @Option(
      names = "--bars",
      description = "Show ports as bars in three dimensions instead of heat maps.")
  private boolean bars;

  /**
   * @throws IllegalArgumentException naming what is no plot
   */
  Set<Plot> plots() {
    return plots.equalsIgnoreCase("none") ? Set.of() : Plot.choice(plots);
  }

  /** Whether a plot was chosen by its own name, and not as one of all. */
  boolean names(Plot plot) {
    return Stream.of(plots.split(","))
        .anyMatch(part -> part.strip().equalsIgnoreCase(plot.label()));
  }

  Set<PlotFormat> formats() {
    return EnumSet.copyOf(formats);
  }

  /**
   * @throws IllegalArgumentException if one is out of its bounds
   */
  PlotOptions drawing() {
    return new PlotOptions(width, height, dpi, mostIntervals, bars);
  }
}
