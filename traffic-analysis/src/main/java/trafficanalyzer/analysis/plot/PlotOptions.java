package trafficanalyzer.analysis.plot;

/**
 * How plots are drawn.
 *
 * @param width of a single one, in pixels at 96 dpi: 200 to 10,000
 * @param height likewise
 * @param dpi pixels an inch of PNG: 96 makes it as many pixels as {@code width} says; 24 to 1,200
 * @param mostIntervals that are shown, from the first on
 * @param bars whether ports are shown as bars in three dimensions instead of heat maps
 */
public record PlotOptions(int width, int height, int dpi, int mostIntervals, boolean bars) {
  /** A page's width, twice as fine as a screen, all intervals, heat maps. */
  public static final PlotOptions DEFAULT =
      new PlotOptions(960, 400, 192, Integer.MAX_VALUE, false);

  /** Pixels that one picture may have: some 400 MB of memory. */
  private static final long MOST_PIXELS = 100_000_000;

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException naming what is out of them
   */
  public PlotOptions {
    if (Math.min(width, height) < 200 || Math.max(width, height) > 10_000) {
      throw new IllegalArgumentException("a plot is 200 to 10,000 pixels wide and high");
    }
    if (dpi < 24 || dpi > 1_200) {
      throw new IllegalArgumentException("plots have 24 to 1,200 dpi");
    }
    if (mostIntervals < 1) {
      throw new IllegalArgumentException("plots show one interval at least");
    }
    if ((double) width * height * dpi * dpi / (96 * 96) > MOST_PIXELS) {
      throw new IllegalArgumentException("such a plot has more than 100 million pixels");
    }
  }
}
