/** Asks the running services how they are; never waits long for one that does not answer. */
package trafficanalyzer.cli.monitor;
