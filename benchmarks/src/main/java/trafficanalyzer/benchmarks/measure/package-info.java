/** Measuring whole processes, and telling what was measured where. */
package trafficanalyzer.benchmarks.measure;
