package trafficanalyzer.analysis.plot;

import java.awt.Color;
import java.awt.Paint;
import java.awt.image.BufferedImage;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Ports over time: a row for each port, the darker the larger its share of the packets. */
final class HeatMap {
  private static final double LEAST_PERCENT = 0.01;
  private static final double MOST_PERCENT = 100;

  private HeatMap() {}

  static Drawing of(PortShares shares) {
    String[] names = shares.rowNames().toArray(String[]::new);
    SymbolAxis rows = new SymbolAxis("port", downwards(names));
    rows.setRange(-0.5, names.length - 0.5);
    rows.setGridBandsVisible(false);
    Axes.dress(rows);
    rows.setTickUnit(new NumberTickUnit(1));
    DateAxis time = Axes.time(shares.begin(), shares.end());
    time.setRange(shares.begin(), Math.max(shares.end(), shares.begin() + 1));
    XYPlot plot = new XYPlot(null, time, rows, null);
    JFreeChart chart = Axes.chart(shares.title() + ": share of all packets", plot, false);
    plot.setRangeGridlinesVisible(false);
    plot.setOutlineVisible(true);
    plot.setOutlinePaint(Look.AXIS);
    // One image instead of thousands of rectangles: a tenth of the size in SVG.
    plot.addAnnotation(
        new XYDataImageAnnotation(
            image(shares), shares.begin(), -0.5, shares.end() - shares.begin(), names.length));
    chart.addSubtitle(legend());
    return Axes.drawing(chart);
  }

  /** Names from the lowest row on: the others, then from the largest port to the smallest. */
  private static String[] downwards(String[] names) {
    String[] reversed = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      reversed[i] = names[names.length - 1 - i];
    }
    return reversed;
  }

  /** A pixel for each interval and port; nothing where there were no packets. */
  static BufferedImage image(PortShares shares) {
    int rows = shares.ports().length + 1;
    BufferedImage image =
        new BufferedImage(shares.shares().length, rows, BufferedImage.TYPE_INT_ARGB);
    for (int column = 0; column < shares.shares().length; column++) {
      for (int row = 0; row < rows; row++) {
        double percent = shares.shares()[column][row];
        if (percent > 0) {
          image.setRGB(column, row, color(percent).getRGB());
        }
      }
    }
    return image;
  }

  static Color color(double percent) {
    return Look.scale(Math.log(percent / LEAST_PERCENT) / Math.log(MOST_PERCENT / LEAST_PERCENT));
  }

  private static PaintScaleLegend legend() {
    LogAxis axis = new LogAxis("% of packets");
    axis.setRange(LEAST_PERCENT, MOST_PERCENT);
    Axes.dress(axis);
    axis.setNumberFormatOverride(new Axes.ShortNumbers());
    PaintScaleLegend legend = new PaintScaleLegend(new Percent(), axis);
    legend.setPosition(RectangleEdge.RIGHT);
    legend.setMargin(new RectangleInsets(30, 8, 40, 0));
    legend.setStripWidth(14);
    legend.setSubdivisionCount(64);
    legend.setBackgroundPaint(Look.BACKGROUND);
    return legend;
  }

  private static final class Percent implements PaintScale {
    @Override
    public double getLowerBound() {
      return LEAST_PERCENT;
    }

    @Override
    public double getUpperBound() {
      return MOST_PERCENT;
    }

    @Override
    public Paint getPaint(double value) {
      return color(value);
    }
  }
}
