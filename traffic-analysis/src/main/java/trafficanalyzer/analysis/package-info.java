/** One pass over a capture that feeds any number of analyses. */
package trafficanalyzer.analysis;
