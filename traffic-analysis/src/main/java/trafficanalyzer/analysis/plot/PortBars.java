package trafficanalyzer.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Ports over time as bars in three dimensions: time to the right, ports into the depth, the share
 * of the packets upwards. Bars are drawn from the farthest to the nearest.
 */
final class PortBars implements Drawing {
  private static final int MOST_COLUMNS = 60;
  private static final double DEPTH_X = 0.30;
  private static final double DEPTH_Y = 0.42;
  private static final double BAR = 0.7;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PortShares shares;
  private final double[][] bars;
  private final double most;

  PortBars(PortShares shares) {
    this.shares = shares;
    this.bars = merged(shares.shares());
    this.most = roundedUp(largest(bars));
  }

  /** Means of neighbouring columns where there are too many to be seen apart. */
  private static double[][] merged(double[][] columns) {
    int each = (columns.length + MOST_COLUMNS - 1) / MOST_COLUMNS;
    double[][] merged = new double[(columns.length + each - 1) / each][columns[0].length];
    for (int column = 0; column < columns.length; column++) {
      int together = Math.min(each, columns.length - column / each * each);
      for (int row = 0; row < columns[column].length; row++) {
        double share = columns[column][row];
        merged[column / each][row] += share > 0 ? share / together : 0;
      }
    }
    return merged;
  }

  private static double largest(double[][] bars) {
    double largest = 0;
    for (double[] column : bars) {
      for (double share : column) {
        largest = Math.max(largest, share);
      }
    }
    return largest;
  }

  /** To 1, 2 or 5 times a power of ten. */
  private static double roundedUp(double value) {
    if (value <= 0) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= value) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  @Override
  public void draw(Graphics2D graphics, int width, int height) {
    graphics.setColor(Look.BACKGROUND);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setStroke(new BasicStroke(0.5f));
    new Scene(graphics, width, height).draw();
  }

  /** One drawing of one size. Time runs over 0 to 1, as depth and share do. */
  private final class Scene {
    private final Graphics2D graphics;
    private final int width;
    private final double left = 60;
    private final double bottom;
    private final double across;
    private final double up;
    private final double deepX;
    private final double deepY;

    Scene(Graphics2D graphics, int width, int height) {
      this.graphics = graphics;
      this.width = width;
      double wide = width - left - 90;
      double high = height - 90;
      deepX = wide * DEPTH_X;
      deepY = high * DEPTH_Y;
      across = wide - deepX;
      up = high - deepY;
      bottom = height - 50;
    }

    private Point2D.Double at(double time, double depth, double share) {
      return new Point2D.Double(
          left + time * across + depth * deepX, bottom - depth * deepY - share * up);
    }

    void draw() {
      axes();
      int columns = bars.length;
      int rows = shares.ports().length + 1;
      // The smallest port is nearest, as one reads.
      for (int row = rows - 1; row >= 0; row--) {
        for (int column = 0; column < columns; column++) {
          if (bars[column][row] > 0) {
            bar(
                (column + (1 - BAR) / 2) / columns,
                (row + (1 - BAR) / 2) / rows,
                BAR / columns,
                BAR / rows,
                bars[column][row] / most,
                HeatMap.color(bars[column][row]));
          }
        }
      }
    }

    private void bar(
        double time, double depth, double wide, double deep, double high, Color color) {
      face(
          color,
          at(time, depth, 0),
          at(time + wide, depth, 0),
          at(time + wide, depth, high),
          at(time, depth, high));
      face(
          color.darker(),
          at(time + wide, depth, 0),
          at(time + wide, depth + deep, 0),
          at(time + wide, depth + deep, high),
          at(time + wide, depth, high));
      face(
          color.brighter(),
          at(time, depth, high),
          at(time + wide, depth, high),
          at(time + wide, depth + deep, high),
          at(time, depth + deep, high));
    }

    private void face(Color color, Point2D... corners) {
      Path2D path = new Path2D.Double();
      path.moveTo(corners[0].getX(), corners[0].getY());
      for (int i = 1; i < corners.length; i++) {
        path.lineTo(corners[i].getX(), corners[i].getY());
      }
      path.closePath();
      graphics.setColor(color);
      graphics.fill(path);
      graphics.setColor(color.darker().darker());
      graphics.draw(path);
    }

    private void line(Point2D from, Point2D to) {
      graphics.draw(new java.awt.geom.Line2D.Double(from, to));
    }

    private void axes() {
      graphics.setColor(Look.TEXT);
      graphics.setFont(Look.TITLE);
      String title = shares.heading();
      graphics.drawString(title, (width - graphics.getFontMetrics().stringWidth(title)) / 2, 26);
      graphics.setFont(Look.TICK);
      FontMetrics metrics = graphics.getFontMetrics();
      for (int i = 0; i <= 4; i++) {
        graphics.setColor(Look.GRID);
        line(at(0, 0, i / 4.0), at(0, 1, i / 4.0));
        line(at(0, 1, i / 4.0), at(1, 1, i / 4.0));
        graphics.setColor(Look.TEXT);
        String label = new Axes.ShortNumbers().format(most * i / 4) + " %";
        Point2D point = at(0, 0, i / 4.0);
        text(label, point.getX() - metrics.stringWidth(label) - 6, point.getY() + 4);
      }
      times(metrics);
      List<String> names = shares.rowNames();
      double room = deepY / names.size();
      int step = (int) Math.ceil((metrics.getHeight() - 2) / room);
      for (int row = 0; row < names.size(); row += step) {
        Point2D point = at(1, (row + 0.5) / names.size(), 0);
        text(names.get(row), point.getX() + 8, point.getY() + 4);
      }
      graphics.setColor(Look.AXIS);
      line(at(0, 0, 0), at(1, 0, 0));
      line(at(1, 0, 0), at(1, 1, 0));
      line(at(0, 0, 0), at(0, 0, 1));
    }

    private void times(FontMetrics metrics) {
      for (int i = 0; i <= 4; i++) {
        double time = shares.begin() + (shares.end() - shares.begin()) * i / 4;
        String label = TIME.format(Instant.ofEpochMilli((long) time));
        Point2D point = at(i / 4.0, 0, 0);
        text(label, point.getX() - metrics.stringWidth(label) / 2.0, point.getY() + 18);
      }
      String label = Axes.time(shares.begin(), shares.end()).getLabel();
      graphics.setFont(Look.LABEL);
      text(
          label,
          left + across / 2 - graphics.getFontMetrics().stringWidth(label) / 2.0,
          bottom + 36);
      graphics.setFont(Look.TICK);
    }

    private void text(String text, double x, double y) {
      graphics.drawString(text, (float) x, (float) y);
    }
  }
}
