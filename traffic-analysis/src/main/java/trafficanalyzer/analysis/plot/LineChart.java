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

  private static final double SECOND = 1_000;
  private static final Ellipse2D MARK = new Ellipse2D.Double(-2.5, -2.5, 5, 5);

  private static final Rectangle2D SQUARE = new Rectangle2D.Double(-4, -4, 8, 8);

  private LineChart() {}

  static Drawing lines(LineData full) {
    LineData data = Thinning.of(full);
    boolean marked = data.times().length <= MARKED;
    if (data.spread() != null) {
      return band(data, marked);
    }
    XYSeriesCollection series = new XYSeriesCollection();
    Lines renderer = new Lines(marked);
    for (int i = 0; i < data.lines().size(); i++) {
      // Captures may go back in time: points stay in the order that they have.
      XYSeries points = new XYSeries(data.lines().get(i).name(), false, true);
      for (int at = 0; at < data.times().length; at++) {
        points.add(data.times()[at], data.lines().get(i).values()[at]);
      }
      series.addSeries(points);
      dress(renderer, i, Look.series(i));
    }
    return chart(data, new XYPlot(series, null, null, renderer));
  }

  private static void dress(XYLineAndShapeRenderer renderer, int series, Color color) {
    renderer.setSeriesPaint(series, color);
    renderer.setSeriesFillPaint(series, color);
    renderer.setSeriesStroke(series, Look.LINE);
    renderer.setSeriesShape(series, MARK);
    renderer.setSeriesOutlinePaint(series, color);
  }

  /** One line with its spread. A band has no holes: there is one for each run of values. */
  private static Drawing band(LineData data, boolean marked) {
    Line line = data.lines().get(0);
    DeviationRenderer renderer = new DeviationRenderer(true, marked);
    renderer.setAlpha(0.2f);
    YIntervalSeriesCollection series = new YIntervalSeriesCollection();
    double[] values = line.values();
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        continue;
      }
      boolean begins = i == 0 || Double.isNaN(values[i - 1]);
      if (begins) {
        int number = series.getSeriesCount();
        series.addSeries(new YIntervalSeries(number == 0 ? line.name() : number, false, true));
        dress(renderer, number, Look.series(0));
        renderer.setSeriesVisibleInLegend(number, number == 0);
      }
      YIntervalSeries run = series.getSeries(series.getSeriesCount() - 1);
      double around = data.spread()[i] > 0 ? data.spread()[i] : 0;
      double low = Math.max(0, values[i] - around);
      run.add(data.times()[i], values[i], low, values[i] + around);
      boolean ends = i + 1 == values.length || Double.isNaN(values[i + 1]);
      if (begins && ends) { // a point by itself would have a band without width
        double width = data.times().length > 1 ? data.times()[1] - data.times()[0] : SECOND;
        run.add(data.times()[i] + width / 2, values[i], low, values[i] + around);
      }
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
