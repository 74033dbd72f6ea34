package trafficanalyzer.analysis.plot;

import java.awt.BasicStroke;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Axes, and what all charts share. */
final class Axes {
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final double MILLISECONDS_A_DAY = 86_400_000;

  private Axes() {}

  /** UTC; the day stands beside it where all is of one. */
  static DateAxis time(double begin, double end) {
    String day = day(begin);
    String last = day(end);
    DateAxis axis =
        new DateAxis(
            day.equals(last) || end - begin < MILLISECONDS_A_DAY && !last.isEmpty()
                ? "time on " + day + ", UTC"
                : "time from " + day + " to " + last + ", UTC",
            UTC,
            Locale.ROOT);
    axis.setLowerMargin(0.01);
    axis.setUpperMargin(0.01);
    if (begin == end) {
      axis.setRange(begin - 1_000, end + 1_000);
    }
    dress(axis);
    return axis;
  }

  private static String day(double milliseconds) {
    return DAY.format(Instant.ofEpochMilli((long) milliseconds));
  }

  /**
   * From 0 on where no value is below.
   *
   * @param most the upper end; NaN where the values decide
   */
  static NumberAxis values(String label, double most) {
    NumberAxis axis = new NumberAxis(label);
    axis.setAutoRangeIncludesZero(true);
    if (!Double.isNaN(most)) {
      axis.setRange(0, most > 0 ? most * 1.02 : 1);
    }
    axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
    axis.setNumberFormatOverride(new ShortNumbers());
    dress(axis);
    return axis;
  }

  static void dress(ValueAxis axis) {
    dressAny(axis);
    axis.setAutoTickUnitSelection(true);
  }

  private static void dressAny(Axis axis) {
    axis.setLabelFont(Look.LABEL);
    axis.setLabelPaint(Look.TEXT);
    axis.setTickLabelFont(Look.TICK);
    axis.setTickLabelPaint(Look.TEXT);
    axis.setAxisLinePaint(Look.AXIS);
    axis.setTickMarkPaint(Look.AXIS);
  }

  /** A chart around a plot; the legend is to the right, where it has one. */
  static JFreeChart chart(String title, XYPlot plot, boolean legend) {
    plot.setBackgroundPaint(Look.BACKGROUND);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(Look.GRID);
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    JFreeChart chart = new JFreeChart(title, Look.TITLE, plot, legend);
    chart.setBackgroundPaint(Look.BACKGROUND);
    chart.setPadding(new RectangleInsets(8, 8, 8, 12));
    chart.getTitle().setPaint(Look.TEXT);
    if (legend) {
      chart.getLegend().setPosition(RectangleEdge.BOTTOM);
      chart.getLegend().setItemFont(Look.LABEL);
      chart.getLegend().setItemPaint(Look.TEXT);
      chart.getLegend().setFrame(BlockBorder.NONE);
    }
    return chart;
  }

  /** Draws a chart; one that knows nothing of pixels is drawn anew in any size. */
  static Drawing drawing(JFreeChart chart) {
    return (graphics, width, height) ->
        chart.draw(graphics, new java.awt.geom.Rectangle2D.Double(0, 0, width, height));
  }

  /** {@code 1.5 M} rather than {@code 1500000}. */
  static final class ShortNumbers extends DecimalFormat {
    private static final DecimalFormatSymbols SYMBOLS =
        DecimalFormatSymbols.getInstance(Locale.ROOT);

    ShortNumbers() {
      super("#,##0.######", SYMBOLS);
    }

    @Override
    public StringBuffer format(double number, StringBuffer to, java.text.FieldPosition at) {
      double size = Math.abs(number);
      if (size >= 1e9) {
        return super.format(number / 1e9, to, at).append(" G");
      }
      if (size >= 1e6) {
        return super.format(number / 1e6, to, at).append(" M");
      }
      return size >= 1e3
          ? super.format(number / 1e3, to, at).append(" k")
          : super.format(number, to, at);
    }
  }
}
