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
 */
record Pictures(Set<Plot> plots, Set<PlotFormat> formats, PlotOptions options) {
  /**
   * @throws IllegalArgumentException if an option is out of its bounds, or no plot
   */
  static Pictures of(PictureOptions options) {
    return new Pictures(options.plots(), options.formats(), options.drawing());
  }

  /** Draws plots of one capture, or of several side by side. */
  void draw(List<? extends CaptureStatistics> captures, Path folder) throws IOException {
    if (!plots.isEmpty()) {
      new Plots(captures, options).write(plots, formats, folder);
    }
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
