package trafficanalyzer.analysis.plot;

/**
 * A line of a chart.
 *
 * @param name in the legend
 * @param values one for each time; NaN breaks the line
 */
record Line(String name, double[] values) {}
