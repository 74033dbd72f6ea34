package trafficanalyzer.cli.analyze;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import trafficanalyzer.analysis.plot.Plot;
import trafficanalyzer.analysis.plot.PlotFormat;
import trafficanalyzer.analysis.plot.PlotOptions;
import trafficanalyzer.analysis.plot.Plots;
import trafficanalyzer.analysis.report.HtmlReport;
import trafficanalyzer.analysis.report.ReportContent;
import trafficanalyzer.analysis.statistics.CaptureStatistics;

/**
 * Draws plots and writes reports into folders.
 *
 * @param plots none where nothing is to be drawn
 * @param endpointsNamed whether endpoints are among them by name, and not as one of all
 */
record Pictures(
    Set<Plot> plots, boolean endpointsNamed, Set<PlotFormat> formats, PlotOptions options) {
  /** The one plot that a capture may have nothing of. */
  static final String NOTHING_TO_DRAW =
      "no endpoints to plot: there are no conversations in it, or they were not looked for";

  /**
   * @throws IllegalArgumentException if an option is out of its bounds, or no plot
   */
  static Pictures of(PictureOptions options) {
    return new Pictures(
        options.plots(), options.names(Plot.ENDPOINTS), options.formats(), options.drawing());
  }

  /** Draws plots of one capture, or of several side by side. */
  void draw(List<? extends CaptureStatistics> captures, Path folder) throws IOException {
    if (!plots.isEmpty()) {
      new Plots(captures, options).write(plots, formats, folder);
    }
  }

  /** Whether there is something to draw for each plot that was asked for by its name. */
  boolean canBeDrawnOf(List<? extends CaptureStatistics> captures) {
    return !endpointsNamed || captures.stream().anyMatch(Plot.ENDPOINTS::isOf);
  }

  /** Writes a report; it is there only once it is complete. */
  static void report(ReportContent content, Path file) throws IOException {
    Path hidden = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      try (Writer out = Files.newBufferedWriter(hidden)) {
        HtmlReport.write(content, out);
      }
      Files.move(hidden, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(hidden);
    }
  }
}
