package trafficanalyzer.analysis.plot;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.util.HashMap;
import java.util.Map;

/**
 * The text of SVG elements, in few bytes: what looks the same and follows each other is a group.
 */
final class SvgElements {
  private static final int DIGITS = 100;

  private final StringBuilder text = new StringBuilder(1 << 14);
  private final Map<String, String> clips = new HashMap<>();
  private final String prefix;
  private String group;

  /**
   * @param prefix of identifiers, which must differ between the figures of a page
   */
  SvgElements(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Where the next element is to be written.
   *
   * @param look attributes of it, which it shares with its group
   */
  StringBuilder next(String look) {
    if (!look.equals(group)) {
      end();
      text.append("<g").append(look).append(">\n");
      group = look;
    }
    return text;
  }

  private void end() {
    if (group != null) {
      text.append("</g>\n");
      group = null;
    }
  }

  /** The identifier of a clip; one of the same form is written once. */
  String clip(Shape shape) {
    StringBuilder data = new StringBuilder();
    path(data, shape, null);
    return clips.computeIfAbsent(
        data.toString(),
        path -> {
          String id = prefix + "clip" + clips.size();
          end();
          text.append("<clipPath id=\"").append(id).append("\"><path d=\"");
          text.append(path).append("\"/></clipPath>\n");
          return id;
        });
  }

  /** All elements. */
  @Override
  public String toString() {
    end();
    return text.toString();
  }

  /** Appends a shape as path data. */
  static void path(StringBuilder to, Shape shape, AffineTransform transform) {
    double[] points = new double[6];
    for (PathIterator at = shape.getPathIterator(transform); !at.isDone(); at.next()) {
      switch (at.currentSegment(points)) {
        case PathIterator.SEG_MOVETO -> segment(to, 'M', points, 2);
        case PathIterator.SEG_LINETO -> segment(to, 'L', points, 2);
        case PathIterator.SEG_QUADTO -> segment(to, 'Q', points, 4);
        case PathIterator.SEG_CUBICTO -> segment(to, 'C', points, 6);
        default -> to.append('Z');
      }
    }
  }

  private static void segment(StringBuilder to, char command, double[] points, int numbers) {
    to.append(command);
    for (int i = 0; i < numbers; i++) {
      number(i == 0 ? to : to.append(' '), points[i]);
    }
  }

  /** Appends a number with up to two digits after the point. */
  static StringBuilder number(StringBuilder to, double value) {
    long rounded = Math.round(value * DIGITS);
    long size = Math.abs(rounded);
    to.append(rounded < 0 ? "-" : "").append(size / DIGITS);
    long rest = size % DIGITS;
    if (rest > 0) {
      to.append(rest < DIGITS / 10 ? ".0" : ".").append(rest % 10 == 0 ? rest / 10 : rest);
    }
    return to;
  }
}
