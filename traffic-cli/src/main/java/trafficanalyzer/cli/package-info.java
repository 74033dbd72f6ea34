/** The commands behind {@code ./traffic}: each a small class, registered in one place. */
package trafficanalyzer.cli;
