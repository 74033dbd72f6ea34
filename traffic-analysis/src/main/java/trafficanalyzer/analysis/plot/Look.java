package trafficanalyzer.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;

/** Colours, fonts and lines of all plots. */
final class Look {
  static final Color BACKGROUND = Color.WHITE;
  static final Color TEXT = new Color(0x222222);
  static final Color AXIS = new Color(0x888888);
  static final Color GRID = new Color(0xE4E4E4);
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  static final BasicStroke LINE =
      new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  /**
   * Colours that the colour-blind can tell apart: Okabe and Ito, Color Universal Design, 2008;
   * their yellow, too light for lines, last, and a violet for their black, which hides areas. What
   * is left over is grey.
   */
  private static final Color[] SERIES = {
    new Color(0x0072B2),
    new Color(0xD55E00),
    new Color(0x009E73),
    new Color(0xCC79A7),
    new Color(0xE69F00),
    new Color(0x56B4E9),
    new Color(0x4B2E83),
    new Color(0xF0E442)
  };

  static final Color REST = new Color(0xBBBBBB);

  /** YlGnBu of ColorBrewer, Cynthia Brewer: safe for the colour-blind, and in print. */
  private static final Color[] SCALE = {
    new Color(0xFFFFD9),
    new Color(0xEDF8B1),
    new Color(0xC7E9B4),
    new Color(0x7FCDBB),
    new Color(0x41B6C4),
    new Color(0x1D91C0),
    new Color(0x225EA8),
    new Color(0x253494),
    new Color(0x081D58)
  };

  private Look() {}

  static Color series(int index) {
    return SERIES[index % SERIES.length];
  }

  /** A colour between light and dark; {@code part} from 0 to 1. */
  static Color scale(double part) {
    double place = Math.max(0, Math.min(1, part)) * (SCALE.length - 1);
    int index = Math.min((int) place, SCALE.length - 2);
    double rest = place - index;
    Color from = SCALE[index];
    Color to = SCALE[index + 1];
    return new Color(
        between(from.getRed(), to.getRed(), rest),
        between(from.getGreen(), to.getGreen(), rest),
        between(from.getBlue(), to.getBlue(), rest));
  }

  private static int between(int from, int to, double part) {
    return (int) Math.round(from + (to - from) * part);
  }
}
