package trafficanalyzer.analysis.plot;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jfree.chart.text.TextUtils;
import trafficanalyzer.analysis.VisibleText;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.analysis.statistics.PortKind;

/** Draws plots of one capture, or of several side by side. For use by one thread. */
public final class Plots {
  static {
    // Nothing opens a window: a display that does not answer must not matter.
    System.setProperty("java.awt.headless", "true");
    // Text that is rotated is drawn as text, and not as outlines that nobody can select.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private static final double PORTS_HIGHER = 1.35;

  /** Captures side by side, but not more than can be seen. */
  private static final int MOST_BESIDE = 4;

  private final List<CaptureStatistics> captures;
  private final List<Timeline> times = new ArrayList<>();
  private final List<Map<PortKind, PortShares>> shares = new ArrayList<>();
  private final PlotOptions options;

  /**
   * @param captures at least one; several are drawn side by side, with the same scale
   */
  public Plots(List<? extends CaptureStatistics> captures, PlotOptions options) {
    if (captures.isEmpty()) {
      throw new IllegalArgumentException("nothing to plot");
    }
    this.captures = List.copyOf(captures);
    this.options = options;
    for (CaptureStatistics capture : captures) {
      times.add(new Timeline(capture.intervals(), options.mostIntervals()));
      shares.add(new EnumMap<>(PortKind.class));
    }
  }

  /**
   * Writes {@code f1.png}, {@code f1.svg} … into a folder; what is there is replaced. A plot that
   * no capture has anything of is not drawn.
   *
   * @throws IOException if a file cannot be written, or this machine has no fonts
   */
  public void write(Set<Plot> plots, Set<PlotFormat> formats, Path folder) throws IOException {
    Fonts.require();
    Files.createDirectories(folder);
    for (Plot plot : plots) {
      if (captures.stream().noneMatch(plot::isOf)) {
        remove(plot, folder);
        continue;
      }
      Figure figure = figure(plot);
      for (PlotFormat format : formats) {
        Path file = folder.resolve(plot.label() + format.ending());
        switch (format) {
          case PNG -> {
            try (OutputStream out = Files.newOutputStream(file)) {
              PngFile.write(figure, options.dpi(), out);
            }
          }
          case SVG -> {
            try (Writer out = Files.newBufferedWriter(file)) {
              SvgFile.write(figure, out);
            }
          }
        }
      }
    }
  }

  /** One of an earlier analysis would pass for this one's. */
  private static void remove(Plot plot, Path folder) throws IOException {
    for (PlotFormat format : PlotFormat.values()) {
      Files.deleteIfExists(folder.resolve(plot.label() + format.ending()));
    }
  }

  /**
   * A plot as an SVG element that can stand in a page.
   *
   * @throws IOException if this machine has no fonts
   */
  public String svg(Plot plot) throws IOException {
    Fonts.require();
    return SvgFile.element(figure(plot), plot.label() + "-");
  }

  Figure figure(Plot plot) {
    List<Drawing> drawings = new ArrayList<>();
    int each = Math.max(1, plot.ports().size());
    if (plot.ports().isEmpty()) {
      List<LineData> data = lines(plot);
      data.forEach(
          one ->
              drawings.add(plot.areas() != null ? LineChart.stacked(one) : LineChart.lines(one)));
    } else {
      for (int i = 0; i < captures.size(); i++) {
        for (PortKind kind : plot.ports()) {
          drawings.add(ports(i, kind));
        }
      }
    }
    int height =
        plot.ports().isEmpty() ? options.height() : (int) (options.height() * PORTS_HIGHER);
    if (drawings.size() == 1) {
      return new Figure(plot.title(), drawings.get(0), options.width(), height);
    }
    // A capture's ports stand below each other, captures beside each other.
    int columns = captures.size() == 1 ? Math.min(2, each) : Math.min(MOST_BESIDE, captures.size());
    Panels panels = new Panels(ordered(drawings, each, columns), columns);
    return new Figure(plot.title(), panels, options.width() * columns, height * panels.rows());
  }

  /** Drawings come capture by capture; with several captures, a capture's are to be a column. */
  private List<Drawing> ordered(List<Drawing> drawings, int each, int columns) {
    if (captures.size() == 1 || each == 1) {
      return drawings;
    }
    List<Drawing> ordered = new ArrayList<>();
    for (int first = 0; first < captures.size(); first += columns) {
      for (int kind = 0; kind < each; kind++) {
        for (int beside = 0; beside < columns; beside++) {
          int capture = first + beside;
          ordered.add(
              capture < captures.size()
                  ? drawings.get(capture * each + kind)
                  : (graphics, width, height) -> {});
        }
      }
    }
    return ordered;
  }

  private Drawing ports(int capture, PortKind kind) {
    PortShares shown =
        shares
            .get(capture)
            .computeIfAbsent(
                kind, any -> PortShares.of(captures.get(capture), times.get(capture), kind));
    if (captures.size() > 1) {
      shown = shown.withTitle(name(capture) + ", " + shown.title());
    }
    return options.bars() ? new PortBars(shown) : HeatMap.of(shown);
  }

  private String name(int capture) {
    return VisibleText.of(captures.get(capture).name());
  }

  /** The lines of each capture, all with the same scale. */
  List<LineData> lines(Plot plot) {
    List<LineData> all = new ArrayList<>();
    for (int i = 0; i < captures.size(); i++) {
      LineData data =
          plot.areas() != null
              ? plot.areas().apply(captures.get(i), times.get(i))
              : plot.lines().apply(new LinePlots(times.get(i)));
      all.add(captures.size() == 1 ? data : data.withTitle(name(i) + ": " + data.title()));
    }
    return captures.size() == 1 ? all : sameScale(all, plot.areas() != null);
  }

  private static List<LineData> sameScale(List<LineData> all, boolean stacked) {
    if (all.stream().anyMatch(data -> !Double.isNaN(data.most()) || data.hasNegative())) {
      return all;
    }
    double most =
        all.stream()
            .mapToDouble(data -> data.largest(stacked))
            .filter(largest -> !Double.isNaN(largest))
            .max()
            .orElse(1);
    return all.stream().map(data -> data.withMost(most)).toList();
  }
}
