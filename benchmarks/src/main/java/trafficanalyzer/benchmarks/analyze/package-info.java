/** Analysing whole captures, beside gzip and tshark. */
package trafficanalyzer.benchmarks.analyze;
