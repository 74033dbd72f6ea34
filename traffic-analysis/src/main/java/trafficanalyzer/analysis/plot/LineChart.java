package trafficanalyzer.analysis.plot;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Lines over time, or stacked areas. */
final class LineChart {
  /** Where points are as rare, each is marked: a line through one shows nothing. */
  private static final int MARKED = 60;

  private static final Ellipse2D MARK = new Ellipse2D.Double(-2.5, -2.5, 5, 5);

  private static final Rectangle2D SQUARE = new Rectangle2D.Double(-4, -4, 8, 8);

  private LineChart() {}

  static Drawing lines(LineData full) {
    LineData data = Thinning.of(full);
    YIntervalSeriesCollection series = new YIntervalSeriesCollection();
    for (Line line : data.lines()) {
      series.addSeries(points(data, line));
    }
    boolean marked = data.times().length <= MARKED;
    XYLineAndShapeRenderer renderer =
        data.spread() == null ? new XYLineAndShapeRenderer(true, marked) : band(marked);
    for (int i = 0; i < data.lines().size(); i++) {
      Color color = Look.series(i);
      renderer.setSeriesPaint(i, color);
      renderer.setSeriesFillPaint(i, color);
      renderer.setSeriesStroke(i, Look.LINE);
      renderer.setSeriesShape(i, MARK);
      renderer.setSeriesOutlinePaint(i, color);
    }
    return chart(data, new XYPlot(series, null, null, renderer));
  }

  /** Lines that show a point between two holes, too. */
  private static final class Lines extends XYLineAndShapeRenderer {
    Lines(boolean marked) {
      super(true, marked);
    }

    @Override
    public boolean getItemShapeVisible(int series, int item) {
      XYDataset data = getPlot().getDataset();
      return super.getItemShapeVisible(series, item)
          || isHole(data, series, item - 1) && isHole(data, series, item + 1);
    }

    private static boolean isHole(XYDataset data, int series, int item) {
      return item < 0
          || item >= data.getItemCount(series)
          || Double.isNaN(data.getYValue(series, item));
    }
  }

  private static DeviationRenderer band(boolean marked) {
    DeviationRenderer renderer = new DeviationRenderer(true, marked);
    renderer.setAlpha(0.2f);
    return renderer;
  }

  private static YIntervalSeries points(LineData data, Line line) {
    // Captures may go back in time: points stay in the order that they have.
    YIntervalSeries points = new YIntervalSeries(line.name(), false, true);
    boolean spread = data.spread() != null;
    for (int i = 0; i < data.times().length; i++) {
      double value = line.values()[i];
      double around = spread && data.spread()[i] > 0 ? data.spread()[i] : 0;
      points.add(data.times()[i], value, Math.max(0, value - around), value + around);
    }
    return points;
  }

  /** Stacks the lines, the first one lowest; values must not be negative. */
  static Drawing stacked(LineData full) {
    LineData data = Thinning.means(full);
    XYSeriesCollection series = new XYSeriesCollection();
    XYAreaRenderer renderer = new XYAreaRenderer(XYAreaRenderer.AREA);
    double[] sums = new double[data.times().length];
    for (int i = 0; i < data.lines().size(); i++) {
      Line line = data.lines().get(i);
      XYSeries points = new XYSeries(line.name(), false, true);
      for (int at = 0; at < sums.length; at++) {
        sums[at] += line.values()[at];
        points.add(data.times()[at], sums[at]);
      }
      // The last one is drawn first: each covers what is below it.
      series.addSeries(points);
      renderer.setSeriesPaint(
          i, line.name().equals(ApplicationData.REST) ? Look.REST : Look.series(i));
      renderer.setSeriesOutlinePaint(i, renderer.getSeriesPaint(i));
    }
    renderer.setOutline(true); // what is narrower than a pixel would not be seen
    renderer.setDefaultLegendShape(SQUARE);
    return chart(data, new XYPlot(series, null, null, renderer));
  }

  private static Drawing chart(LineData data, XYPlot plot) {
    double[] times = data.times();
    plot.setDomainAxis(
        Axes.time(times.length == 0 ? 0 : least(times), times.length == 0 ? 0 : most(times)));
    plot.setRangeAxis(Axes.values(data.unit(), data.most()));
    return Axes.drawing(
        Axes.chart(data.title(), plot, data.lines().size() > 1 || data.spread() != null));
  }

  private static double least(double[] times) {
    double least = times[0];
    for (double time : times) {
      least = Math.min(least, time);
    }
    return least;
  }

  private static double most(double[] times) {
    double most = times[0];
    for (double time : times) {
      most = Math.max(most, time);
    }
    return most;
  }
}
