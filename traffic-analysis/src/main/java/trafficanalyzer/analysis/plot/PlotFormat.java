package trafficanalyzer.analysis.plot;

import java.util.Locale;

/** A kind of picture file. */
public enum PlotFormat {
  /** Pixels. */
  PNG,
  /** Lines and text, in any size. */
  SVG;

  /** What files of it end with. */
  public String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }
}
