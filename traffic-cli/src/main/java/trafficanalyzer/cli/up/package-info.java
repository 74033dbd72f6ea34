/** Starts everything on one machine, watches over it and stops it. */
package trafficanalyzer.cli.up;
