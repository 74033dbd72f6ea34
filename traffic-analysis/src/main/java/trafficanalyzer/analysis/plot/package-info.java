/** Pictures of a capture's statistics, as PNG and SVG. */
package trafficanalyzer.analysis.plot;
