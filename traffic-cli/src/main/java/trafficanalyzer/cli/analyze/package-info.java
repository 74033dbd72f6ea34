/** {@code ./traffic analyze}: statistics of captures. */
package trafficanalyzer.cli.analyze;
