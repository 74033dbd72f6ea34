/** Tables and JSON of what was found in a capture. */
package trafficanalyzer.analysis.table;
