package trafficanalyzer.analysis.plot;

import java.awt.Color;
import java.awt.Paint;
import java.awt.image.BufferedImage;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
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
    JFreeChart chart = Axes.chart(shares.heading(), plot, false);
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

  /** Of logarithms, as a legend divides its strip evenly. */
  private static PaintScaleLegend legend() {
    NumberAxis axis = new NumberAxis("% of packets");
    axis.setRange(Math.log10(LEAST_PERCENT), Math.log10(MOST_PERCENT));
    Axes.dress(axis);
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setNumberFormatOverride(new PowersOfTen());
    PaintScaleLegend legend = new PaintScaleLegend(new Logarithms(), axis);
    legend.setPosition(RectangleEdge.RIGHT);
    legend.setMargin(new RectangleInsets(30, 8, 40, 0));
    legend.setStripWidth(14);
    legend.setSubdivisionCount(40);
    legend.setBackgroundPaint(Look.BACKGROUND);
    return legend;
  }

  private static final class PowersOfTen extends DecimalFormat {
    PowersOfTen() {
      super("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    @Override
    public StringBuffer format(double logarithm, StringBuffer to, FieldPosition at) {
      return super.format(Math.pow(10, logarithm), to, at);
    }
  }

  private static final class Logarithms implements PaintScale {
    @Override
    public double getLowerBound() {
      return Math.log10(LEAST_PERCENT);
    }

    @Override
    public double getUpperBound() {
      return Math.log10(MOST_PERCENT);
    }

    @Override
    public Paint getPaint(double logarithm) {
      return color(Math.pow(10, logarithm));
    }
  }
}
