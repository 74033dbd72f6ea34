package trafficanalyzer.analysis.plot;

import java.awt.Graphics2D;

/** A picture that can be drawn in any size, in points or pixels of whatever is drawn on. */
@FunctionalInterface
interface Drawing {
  /** Draws it from the origin on, background included. */
  void draw(Graphics2D graphics, int width, int height);
}
