/** Runs the fuzz targets and keeps what they find. */
package trafficanalyzer.fuzzing;
