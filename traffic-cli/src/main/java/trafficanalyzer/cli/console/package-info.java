/** Lines for people. */
package trafficanalyzer.cli.console;
