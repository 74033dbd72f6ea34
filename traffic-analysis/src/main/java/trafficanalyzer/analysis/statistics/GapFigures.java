package trafficanalyzer.analysis.statistics;

/**
 * The times between packets that follow each other in the file. A gap belongs to the interval of
 * the packet that ends it; it is negative where the file goes back in time. NaN stands for what
 * there are too few gaps for, or what is divided by a deviation of 0.
 *
 * @param count how many gaps
 * @param mean seconds
 * @param deviation sample standard deviation (n - 1), seconds
 * @param skewness third standardized moment of the population, g1
 * @param kurtosis fourth standardized moment of the population less 3, g2
 */
public record GapFigures(
    long count, double mean, double deviation, double skewness, double kurtosis) {
  /** Without gaps. */
  public static final GapFigures NONE =
      new GapFigures(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
