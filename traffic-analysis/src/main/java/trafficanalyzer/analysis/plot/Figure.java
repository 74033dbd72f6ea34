package trafficanalyzer.analysis.plot;

/**
 * A drawing with the size that it wants.
 *
 * @param title what it shows, for who cannot see it
 */
record Figure(String title, Drawing drawing, int width, int height) {}
