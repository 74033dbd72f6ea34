/** Statistics of a capture, interval by interval and in all. */
package trafficanalyzer.analysis.statistics;
