/** Captures to measure with: real ones repeated, and hostile ones made up. */
package trafficanalyzer.benchmarks.capture;
